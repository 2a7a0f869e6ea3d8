package org.muleentra.jwt.core.identity;

import java.util.Map;
import org.muleentra.jwt.core.outbound.ErrorCode;
import org.muleentra.jwt.core.token.StrictJson;

/** Reads the code of Microsoft Graph's error answers ("Microsoft Graph error responses and resource types"). */
public final class GraphError {

  /** What Graph says of an object that is not there. */
  public static final String NOT_FOUND = "Request_ResourceNotFound";

  /** What Graph says where a caller is in more groups than one answer holds. */
  public static final String TOO_MANY = "Directory_ResultSizeLimitExceeded";

  private GraphError() {}

  /** The code, or {@code null} where the body is not such an answer. */
  public static String code(byte[] body) {
    Map<String, Object> members = StrictJson.object(body);
    return members == null ? null : code(members);
  }

  /** The code, or {@code null} where these are not the members of such an answer. */
  static String code(Map<String, Object> members) {
    Object error = members.get("error");
    return error instanceof Map ? ErrorCode.of(((Map<?, ?>) error).get("code")) : null;
  }

  /** The code to be read behind a status, with a comma before it; empty without one. */
  static String told(Map<String, Object> members) {
    String code = code(members);
    return code == null ? "" : ", " + code;
  }
}
