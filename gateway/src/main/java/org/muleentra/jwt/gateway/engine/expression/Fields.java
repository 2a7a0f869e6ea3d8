package org.muleentra.jwt.gateway.engine.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.api.metadata.TypedValue;
import org.mule.runtime.api.streaming.bytes.CursorStreamProvider;

/** Looks into a value as DataWeave does: a JSON body is what it says, and not the stream that it comes in. */
final class Fields {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Fields() {}

  /** Unwraps a value, and reads it if it is the text of JSON by its media type; what can be read only once stays. */
  static Object of(Object value) {
    if (!(value instanceof TypedValue<?> typed)) {
      return value;
    }
    MediaType type = typed.getDataType().getMediaType();
    String text = type.matches(MediaType.APPLICATION_JSON)
        ? text(typed.getValue(), type.getCharset().orElse(StandardCharsets.UTF_8)) : null;
    if (text == null) {
      return Selector.unwrap(typed.getValue());
    }
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the value is not the JSON that its media type says");
    }
  }

  /** The text of a value that has one which can be read again; null for others. */
  static String text(Object value, Charset charset) {
    if (value instanceof CursorStreamProvider provider) {
      try (InputStream stream = provider.openCursor()) {
        return new String(stream.readAllBytes(), charset);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, charset);
    }
    return value instanceof CharSequence text ? text.toString() : null;
  }
}
