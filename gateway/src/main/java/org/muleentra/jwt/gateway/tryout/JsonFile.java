package org.muleentra.jwt.gateway.tryout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muleentra.jwt.tool.form.FieldException;

/** Reads a file of JSON strictly: no name twice in an object, nothing behind the value. */
final class JsonFile {

  private static final JsonMapper STRICT = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonFile() {}

  /**
   * Reads it.
   *
   * @throws FieldException where it cannot be read or is not JSON
   */
  static JsonNode read(Path file) {
    try {
      return STRICT.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new FieldException(file.toString(), "must be JSON: " + e.getOriginalMessage().lines().findFirst().orElse("")
          + " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")");
    } catch (CharacterCodingException e) {
      throw new FieldException(file.toString(), "must be UTF-8");
    } catch (IOException e) {
      throw new FieldException(file.toString(), "cannot be read");
    }
  }
}
