package org.muleentra.jwt.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.mule.extension.http.api.HttpResponseAttributes;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.extension.api.annotation.error.Throws;
import org.mule.runtime.extension.api.annotation.param.Connection;
import org.mule.runtime.extension.api.annotation.param.Content;
import org.mule.runtime.extension.api.annotation.param.MediaType;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;

/** The operation {@code http:request}, without a body. */
public class HttpRequestOperations {

  /** Sends a request; an answer of 400 or above is an error of the connector's names, with the answer as its message. */
  @Throws(RequestErrors.class)
  @MediaType(value = MediaType.ANY, strict = false)
  public void request(
      @Optional(defaultValue = "GET") String method,
      String path,
      @Optional @Content Map<String, String> headers,
      @Connection HttpRequester to,
      CompletionCallback<InputStream, HttpResponseAttributes> callback) {
    to.send(method, path, headers == null ? Map.of() : headers).whenComplete((response, failure) -> {
      if (failure != null) {
        callback.error(new RequestFailedException(failure instanceof TimeoutException ? RequestError.TIMEOUT : RequestError.CONNECTIVITY, failure));
      } else {
        answer(response, callback);
      }
    });
  }

  private static void answer(HttpResponse response, CompletionCallback<InputStream, HttpResponseAttributes> callback) {
    MultiMap<String, String> headers = new MultiMap<>();
    response.getHeaderNames().forEach(name -> headers.put(name, response.getHeaderValues(name)));
    HttpResponseAttributes attributes = new HttpResponseAttributes(response.getStatusCode(), response.getReasonPhrase(), headers);
    byte[] body = Bytes.of(response.getEntity().getContent());
    if (response.getStatusCode() >= 400) {
      callback.error(new RequestFailedException(body, attributes));
    } else {
      callback.success(Result.<InputStream, HttpResponseAttributes>builder().output(new ByteArrayInputStream(body)).attributes(attributes).build());
    }
  }
}
