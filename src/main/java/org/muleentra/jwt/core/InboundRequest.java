package org.muleentra.jwt.core;

import java.util.function.BiConsumer;
import org.muleentra.jwt.core.request.RequestBody;
import org.muleentra.jwt.core.request.RequestHead;
import org.muleentra.jwt.core.token.BearerCredentials;

/** A request as it came; what counts in it as a credential is decided by the gatekeeper alone. */
public interface InboundRequest {

  /** Hands over each header line by name and value, as it came; a value may be {@code null}. */
  void headers(BiConsumer<String, String> line);

  /** The query as it came, without the question mark; {@code null} where there is none, or none is known. */
  default String query() {
    return null;
  }

  /** Hands over each parameter of the query by name and value as the HTTP server read them. */
  default void queryParameters(BiConsumer<String, String> parameter) {
    // None.
  }

  /** The method, or {@code null} where it is not known. */
  default String method() {
    return null;
  }

  /** The path without the query, or {@code null} where it is not known. */
  default String path() {
    return null;
  }

  /** The address of who sent it, or {@code null} where it is not known. */
  default String remoteAddress() {
    return null;
  }

  /** By what the runtime's own log knows the request, or {@code null}. */
  default String correlationId() {
    return null;
  }

  /** The body; asked for at once, and only where a second token may stand in it. */
  default RequestBody body() {
    return RequestBody.NONE;
  }

  /** A request that is nothing but one Authorization value; {@code null} for a request without. */
  static InboundRequest ofAuthorization(String value) {
    return lines -> {
      if (value != null) {
        lines.accept("Authorization", value);
      }
    };
  }

  /** A request of one Authorization value, or of the compact token alone; {@code null} for a request without. */
  static InboundRequest ofCredentials(String value) {
    return ofAuthorization(value != null && BearerCredentials.isTokenAlone(value) ? "Bearer " + value : value);
  }

  /**
   * The request of a token that a flow took from somewhere: where it is one that {@code request} presents, that whole
   * request, as another that presents two; else the token alone, which that request brought us to look at.
   *
   * @param value an Authorization value or a compact token, or {@code null}
   */
  static InboundRequest ofCredentials(String value, InboundRequest request) {
    RequestHead head = new RequestHead();
    request.headers(head::header);
    return head.presents(value) ? request : new TokenAlone(ofCredentials(value), request);
  }
}
