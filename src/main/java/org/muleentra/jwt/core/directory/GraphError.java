package org.muleentra.jwt.core.directory;

import java.util.Map;
import org.muleentra.jwt.core.outbound.ErrorCode;
import org.muleentra.jwt.core.token.StrictJson;

/** Reads the code of Microsoft Graph's error answers ("Microsoft Graph error responses and resource types"). */
final class GraphError {

  /** What Graph says of an object that is not there. */
  static final String NOT_FOUND = "Request_ResourceNotFound";

  /** What Graph says where a caller is in more groups than one answer holds. */
  static final String TOO_MANY = "Directory_ResultSizeLimitExceeded";

  private GraphError() {}

  /** The code, or {@code null} where the body is not such an answer. */
  static String code(byte[] body) {
    Map<String, Object> members = StrictJson.object(body);
    Object error = members == null ? null : members.get("error");
    return error instanceof Map ? ErrorCode.of(((Map<?, ?>) error).get("code")) : null;
  }
}
