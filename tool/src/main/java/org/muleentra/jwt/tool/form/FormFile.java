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
import java.util.ArrayList;
import java.util.List;

/**
 * A file with a form in it: the form itself, a policy of API Manager ({@code configurationData}) or of a runtime's folder
 * ({@code configuration}), or the file of {@code ./try --apis}, of which one API is meant.
 */
public final class FormFile {

  private static final JsonMapper STRICT = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private FormFile() {}

  /**
   * Reads the fields of the form.
   *
   * @param api the name of the API in a file of several; {@code null} where there is one
   * @throws UnreadableFileException where the file cannot be read
   * @throws FieldException where it is not JSON, or has no such form
   */
  public static JsonNode read(Path file, String api) {
    JsonNode root = json(file);
    if (root.path("apis").isArray()) {
      return ofApis(file, root.get("apis"), api);
    }
    if (api != null) {
      throw new FieldException(file.toString(), "must have the field apis, a list, where --api names one of several");
    }
    for (String wrapper : List.of("configurationData", "configuration")) {
      if (root.path(wrapper).isObject()) {
        return root.get(wrapper);
      }
    }
    return root;
  }

  private static JsonNode ofApis(Path file, JsonNode apis, String wanted) {
    List<String> names = new ArrayList<>();
    for (JsonNode api : apis) {
      String name = api.path("name").asText();
      names.add(name);
      if (name.equals(wanted) || wanted == null && apis.size() == 1) {
        return api.path("configuration");
      }
    }
    throw new FieldException(file.toString(), "has several APIs, of which --api must name one: " + String.join(", ", names));
  }

  private static JsonNode json(Path file) {
    try {
      return STRICT.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new FieldException(file.toString(), "must be JSON: " + e.getOriginalMessage().lines().findFirst().orElse("")
          + " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")");
    } catch (CharacterCodingException e) {
      throw new FieldException(file.toString(), "must be UTF-8");
    } catch (IOException e) {
      throw new UnreadableFileException(file.toString());
    }
  }
}
