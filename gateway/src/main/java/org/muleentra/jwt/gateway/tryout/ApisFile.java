package org.muleentra.jwt.gateway.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * The gateway's file: where to listen, and which APIs to serve behind which policies.
 *
 * @param listen the address; port 0 leaves the choice to the system
 * @param apis at least one API, all names and paths different
 */
record ApisFile(InetSocketAddress listen, List<Api> apis) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]+)*(?:/\\*)?");

  /**
   * Reads a file.
   *
   * @throws FieldException for the first thing in it that is not as it must be
   */
  static ApisFile read(Path file) {
    JsonFields fields = JsonFields.of(JsonFile.read(file), Set.of("listen", "apis"));
    return new ApisFile(ListenAddress.parse(fields.text("listen")), apis(fields.list("apis")));
  }

  private static List<Api> apis(List<JsonNode> nodes) {
    List<Api> apis = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (JsonNode node : nodes) {
      try {
        Api api = api(node);
        requireNew(names, "name", api.name());
        requireNew(paths, "path", api.path());
        apis.add(api);
      } catch (FieldException e) {
        throw e.within("apis[" + apis.size() + "]");
      }
    }
    return List.copyOf(apis);
  }

  private static Api api(JsonNode node) {
    JsonFields fields = JsonFields.of(node, Set.of("name", "path", "configuration"));
    return new Api(
        matching("name", fields.text("name"), NAME, "must be letters, digits, - and _, a letter first"),
        matching("path", fields.text("path"), PATH, "must be a path as /orders or /orders/*"),
        fields.object("configuration"));
  }

  private static String matching(String field, String value, Pattern pattern, String rule) {
    if (!pattern.matcher(value).matches()) {
      throw new FieldException(field, rule);
    }
    return value;
  }

  private static void requireNew(Set<String> seen, String field, String value) {
    if (!seen.add(value)) {
      throw new FieldException(field, "must differ from those of the other APIs");
    }
  }
}
