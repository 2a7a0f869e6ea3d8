package org.muleentra.jwt.tool.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object on standard output, in ASCII, with the version of its form. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  /** An object that begins with the version, to be filled. */
  public static Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    return object;
  }

  /** The object as text. */
  public static String text(Map<String, Object> object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and texts are JSON", e);
    }
  }
}
