package org.muleentra.jwt.gateway.seen;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mule.extension.http.api.HttpRequestAttributes;
import org.mule.runtime.api.metadata.TypedValue;
import org.mule.runtime.api.streaming.bytes.CursorStreamProvider;
import org.mule.runtime.extension.api.annotation.param.MediaType;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.runtime.operation.Result;

/** What a flow can see of a request. */
public class SeenOperations {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Tells, as JSON, what there is: headers, body, caller, and what is left of the policy; and what an earlier run told. */
  @MediaType(value = MediaType.APPLICATION_JSON, strict = false)
  public String request(
      @Optional(defaultValue = "#[attributes]") Object attributes,
      @Optional(defaultValue = "#[attributes.headers['x-entra-ROLES']]") String roles,
      @Optional(defaultValue = "#[payload]") TypedValue<Object> body,
      @Optional(defaultValue = "#[authentication.principal]") Object principal,
      @Optional(defaultValue = "#[vars.decision]") Object decision,
      @Optional String earlier) throws IOException {
    HttpRequestAttributes request = (HttpRequestAttributes) attributes;
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("method", request.getMethod());
    seen.put("path", request.getRequestPath());
    seen.put("query", request.getQueryString());
    seen.put("remote", request.getRemoteAddress());
    seen.put("headers", request.getHeaders().entryList().stream()
        .map(header -> List.of(header.getKey(), header.getValue())).toList());
    seen.put("roles", roles);
    seen.put("bodyLength", bytes(body.getValue()).length);
    seen.put("bodyDigest", digest(bytes(body.getValue())));
    seen.put("mediaType", body.getDataType().getMediaType().toRfcString());
    seen.put("principal", principal == null ? null : principal.toString());
    seen.put("decision", decision == null ? null : decision.toString());
    seen.put("earlier", earlier == null ? null : JSON.readTree(earlier));
    return JSON.writeValueAsString(seen);
  }

  /** A message as of a queue: its attributes have headers, and they are no map. */
  @MediaType(value = MediaType.TEXT_PLAIN, strict = false)
  public Result<String, QueueAttributes> message() {
    return Result.<String, QueueAttributes>builder().output("an order").attributes(new QueueAttributes()).build();
  }

  /** Attributes as the JMS connector has them, which are none of an HTTP request. */
  public static class QueueAttributes implements java.io.Serializable {

    private static final long serialVersionUID = 1L;

    /** An object of its own type. */
    public Object getHeaders() {
      return new Object();
    }
  }

  private static byte[] bytes(Object payload) throws IOException {
    if (payload == null) {
      return new byte[0];
    }
    if (payload instanceof CursorStreamProvider provider) {
      try (InputStream cursor = provider.openCursor()) {
        return cursor.readAllBytes();
      }
    }
    if (payload instanceof org.mule.runtime.api.streaming.bytes.CursorStream cursor) {
      cursor.seek(0);
      return cursor.readAllBytes();
    }
    if (payload instanceof byte[] bytes) {
      return bytes;
    }
    if (payload instanceof InputStream) {
      throw new IllegalStateException("A stream that can be read but once");
    }
    return payload.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
