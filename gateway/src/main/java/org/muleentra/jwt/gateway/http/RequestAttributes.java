package org.muleentra.jwt.gateway.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.mule.extension.http.api.HttpRequestAttributes;
import org.mule.extension.http.api.HttpRequestAttributesBuilder;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.http.api.domain.message.request.HttpRequest;
import org.mule.runtime.http.api.domain.request.HttpRequestContext;

/** Reads the connector's attributes off a request of the HTTP service. */
final class RequestAttributes {

  private RequestAttributes() {}

  static HttpRequestAttributes of(HttpRequestContext context, String listenerPath) {
    HttpRequest request = context.getRequest();
    String query = Objects.requireNonNullElse(request.getUri().getRawQuery(), "");
    return new HttpRequestAttributesBuilder()
        .headers(request.getHeaders())
        .queryParams(parameters(query))
        .queryString(query)
        .listenerPath(listenerPath)
        .relativePath(request.getPath())
        .version(request.getProtocol().asString())
        .scheme(context.getScheme())
        .method(request.getMethod())
        .requestPath(request.getPath())
        .requestUri(request.getUri().toString())
        .localAddress(context.getServerConnection().getLocalHostAddress().toString())
        .remoteAddress(context.getClientConnection().getRemoteHostAddress().toString())
        .clientCertificate(context.getClientConnection().getClientCertificate())
        .build();
  }

  private static MultiMap<String, String> parameters(String query) {
    MultiMap<String, String> parameters = new MultiMap<>();
    for (String parameter : query.split("&")) {
      int equals = parameter.indexOf('=');
      if (!parameter.isEmpty()) {
        parameters.put(decode(equals < 0 ? parameter : parameter.substring(0, equals)),
            equals < 0 ? "" : decode(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
