package org.muleentra.jwt.gateway.http;

import java.util.Map;
import java.util.Objects;
import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.api.metadata.TypedValue;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.http.api.HttpConstants.HttpStatus;
import org.mule.runtime.http.api.domain.entity.ByteArrayHttpEntity;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;
import org.mule.runtime.http.api.domain.message.response.HttpResponseBuilder;

/**
 * What an answer consists of, whatever the outcome.
 *
 * <p>Body and headers stand in each of the two that extend it: the schema has a parent's elements before a child's, and wants the
 * headers after the body, whose default differs.
 */
public abstract class ListenerResponse {

  /** The status code. */
  @Parameter
  @Optional
  Integer statusCode;

  /** The reason phrase. */
  @Parameter
  @Optional
  String reasonPhrase;

  /** Returns the body with its media type. */
  abstract TypedValue<Object> body();

  /** Replaces the body. */
  abstract void setBody(TypedValue<Object> body);

  /** Returns the headers, which may be null. */
  abstract Map<String, String> givenHeaders();

  /** Replaces the headers. */
  abstract void setHeaders(Map<String, String> headers);

  /** Returns the headers with all their values. */
  MultiMap<String, String> headers() {
    Map<String, String> given = givenHeaders();
    return given == null ? new MultiMap<>() : given instanceof MultiMap<String, String> all ? all : new MultiMap<>(given);
  }

  /** Makes the answer that goes over the wire. */
  HttpResponse toHttp(int defaultStatus) {
    int status = Objects.requireNonNullElse(statusCode, defaultStatus);
    HttpResponseBuilder response = HttpResponse.builder()
        .statusCode(status)
        .entity(new ByteArrayHttpEntity(Bytes.of(body().getValue())));
    String reason = reasonPhrase == null ? HttpStatus.getReasonPhraseForStatusCode(status) : reasonPhrase;
    if (reason != null) {
      response.reasonPhrase(reason);
    }
    headers().entryList().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
    MediaType type = body().getDataType().getMediaType();
    if (response.getHeaderValue("Content-Type").isEmpty() && !type.matches(MediaType.ANY)) {
      response.addHeader("Content-Type", type.toRfcString());
    }
    return response.build();
  }
}
