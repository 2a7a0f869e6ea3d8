package org.muleentra.jwt.core.request;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;

/**
 * What of a request's head and body some server would take for a credential (RFC 6750 §2); filled line by line, for one
 * request, by one thread.
 */
public final class RequestHead {

  /** How much of a body is looked at, in bytes: room for the longest token, and a bound on the work. */
  public static final int BODY_LIMIT = 64 * 1024;

  private static final String AUTHORIZATION = "authorization";
  private static final String CONTENT_TYPE = "content-type";
  private static final String TRACEPARENT = "traceparent";
  private static final String USER_AGENT = "user-agent";

  /** The token's name in a query or a form (RFC 6750 §2.2, §2.3). */
  private static final Parameters ACCESS_TOKEN = new Parameters("access_token");

  private final List<String> authorization = new ArrayList<>(1);
  private boolean hidden;
  private boolean form;
  private Charset charset;
  private boolean tokenInQuery;
  private String traceparent;
  private String userAgent;

  /** Whether a header of this name is taken for the Authorization field by some server. */
  public static boolean isAuthorization(String name) {
    return FieldName.isReadAs(name, AUTHORIZATION);
  }

  /** One header line as it came; a value of {@code null} is an empty one. */
  public void header(String name, String value) {
    if (name == null) {
      return;
    }
    if (isAuthorization(name)) {
      // A header without a value is still a header: dropping it would hide that there were two.
      authorization.add(value == null ? "" : value);
      hidden |= !FieldName.isExactly(name, AUTHORIZATION);
    } else if (value != null && FieldName.isReadAs(name, CONTENT_TYPE) && FormType.isForm(value)) {
      form = true;
      charset = charset == null ? FormType.foreignCharset(value) : charset;
    } else if (name.equalsIgnoreCase(TRACEPARENT)) {
      traceparent = value;
    } else if (name.equalsIgnoreCase(USER_AGENT)) {
      userAgent = value;
    }
  }

  /** The query as it came, without the question mark; {@code null} for none. */
  public void query(String encoded) {
    tokenInQuery |= encoded != null && ACCESS_TOKEN.standIn(encoded);
  }

  /** One parameter of the query as the HTTP server read it; either may be {@code null}. */
  public void queryParameter(String name, String value) {
    tokenInQuery |= name != null && ACCESS_TOKEN.isName(name);
  }

  /** The values of all lines that some server takes for the Authorization field, or why there is no telling. */
  public Outcome<List<String>> authorization() {
    if (!authorization.isEmpty() && tokenInQuery) {
      // RFC 6750 §2: a client must not send the token in more than one place.
      return Outcome.refused(Reason.TOKEN_IN_TWO_PLACES);
    }
    return hidden && authorization.size() == 1 ? Outcome.refused(Reason.HEADER_NAME_MALFORMED) : Outcome.of(authorization);
  }

  /** The last line traceparent, or {@code null}. */
  public String traceparent() {
    return traceparent;
  }

  /** The last line User-Agent, or {@code null}. */
  public String userAgent() {
    return userAgent;
  }

  /** Whether some line is these credentials, or holds this token behind its scheme. */
  public boolean presents(String credentials) {
    for (String value : authorization) {
      if (credentials != null && !credentials.isEmpty()
          && (value.equals(credentials) || value.endsWith(" " + credentials))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a second token may stand in the body, so that the body is to be looked at. */
  public boolean mayHaveTokenInBody() {
    return form && !authorization.isEmpty();
  }

  /** Whether one stands in the beginning of the body. */
  public boolean hasTokenIn(byte[] beginningOfBody) {
    return ACCESS_TOKEN.standIn(beginningOfBody, charset);
  }
}
