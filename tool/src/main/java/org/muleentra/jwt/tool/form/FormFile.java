package org.muleentra.jwt.tool.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with a form in it: the form itself, a policy of API Manager ({@code configurationData}) or of a runtime's folder
 * ({@code configuration}), or the file of {@code ./try --apis}, of which one API is meant.
 */
public final class FormFile {

  private FormFile() {}

  /**
   * Reads the fields of the form.
   *
   * @param api the name of the API in a file of several; {@code null} where there is one
   * @throws UnreadableFileException where the file cannot be read
   * @throws FieldException where it is not JSON, or has no such form
   */
  public static JsonNode read(Path file, String api) {
    JsonNode root = JsonFile.read(file);
    if (root.path("apis").isArray()) {
      return ofApis(file, root.get("apis"), api);
    }
    if (api != null) {
      throw new FieldException(file.toString(), "must have the field apis, a list, where --api names one of several");
    }
    return unwrapped(root);
  }

  /** The fields of a policy, as API Manager or a runtime's folder has it; of anything else itself. */
  public static JsonNode unwrapped(JsonNode root) {
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
}
