package org.muleentra.jwt.gateway.tryout;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * What follows {@code --app}.
 *
 * @param directory the application's folder
 * @param policy the form of the policy in front of it, if any
 * @param properties values of its properties, which go before its own
 */
record AppOptions(Path directory, Optional<Path> policy, Map<String, String> properties) {

  /**
   * Reads the command's arguments, of which the first is {@code --app} and the second the folder.
   *
   * @throws FieldException for one that is wrong
   */
  static AppOptions parse(String... arguments) {
    Optional<Path> policy = Optional.empty();
    Map<String, String> properties = new LinkedHashMap<>();
    for (int i = 2; i < arguments.length; i += 2) {
      String option = arguments[i];
      if (!option.equals("--policy") && !option.equals("--property")) {
        throw new FieldException(option, "is not an option of --app; there are --policy FORM.json and --property NAME=VALUE");
      }
      if (i + 1 == arguments.length) {
        throw new FieldException(option, "must be followed by " + (option.equals("--policy") ? "a file" : "NAME=VALUE"));
      }
      if (option.equals("--property")) {
        property(arguments[i + 1], properties);
      } else if (policy.isPresent()) {
        throw new FieldException(option, "must be given once");
      } else {
        policy = Optional.of(Path.of(arguments[i + 1]));
      }
    }
    return new AppOptions(Path.of(arguments[1]), policy, properties);
  }

  private static void property(String text, Map<String, String> properties) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new FieldException("--property", "must be NAME=VALUE");
    }
    if (properties.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
      throw new FieldException("--property " + text.substring(0, equals), "must be given once");
    }
  }
}
