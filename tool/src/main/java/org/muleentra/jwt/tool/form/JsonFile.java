package org.muleentra.jwt.tool.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with one JSON text, read strictly: a member that is there twice, or something behind the end, is refused. */
public final class JsonFile {

  private static final JsonMapper STRICT = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonFile() {}

  /**
   * Reads it.
   *
   * @throws UnreadableFileException where the file cannot be read
   * @throws FieldException where it is not JSON in UTF-8, with line and column
   */
  public static JsonNode read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new FieldException(file.toString(), "must be UTF-8");
    } catch (IOException e) {
      throw new UnreadableFileException(file.toString());
    }
  }

  /**
   * Reads a file's content.
   *
   * @param name of the file, for the sentence
   * @throws FieldException where it is not JSON, with line and column; what stands there is not told, which may be a secret without quotes
   */
  public static JsonNode parse(String name, String content) {
    try {
      return STRICT.readTree(content);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst("(Unrecognized token) .*", "$1");
      throw new FieldException(name, "must be JSON: " + why
          + " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")");
    }
  }
}
