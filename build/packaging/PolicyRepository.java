import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the two class loader models of a policy over its {@code repository/} folder: the policy's, which names the plugins,
 * and one beside each plugin, which names the libraries that are private to it.
 *
 * <p>Version 1.0.0 of the format: from 1.2.0 on, a runtime takes packages and resources from lists in the model and no longer
 * looks into the jars. Run by the policy's build as {@code java PolicyRepository.java FOLDER GROUP ARTIFACT VERSION}, where the
 * folder has the layout of the jar.
 */
public final class PolicyRepository {

  private static final String PLUGIN = "mule-plugin";
  private static final String POLICY = "mule-policy";

  private PolicyRepository() {}

  /** Coordinates of a jar, and where it lies in the policy; no classifier is the empty string. */
  private record Artifact(String group, String name, String version, String classifier, String uri) {

    /** Reads them off a path in Maven's repository layout. */
    static Artifact at(String uri) {
      List<String> steps = List.of(uri.split("/"));
      int last = steps.size() - 1;
      String version = steps.get(last - 1);
      String name = steps.get(last - 2);
      String stem = name + "-" + version;
      String file = steps.get(last);
      if (last < 4 || !file.startsWith(stem)) {
        throw new IllegalArgumentException(uri + " is not in Maven's repository layout");
      }
      String classifier = file.substring(stem.length(), file.length() - ".jar".length());
      return new Artifact(String.join(".", steps.subList(1, last - 2)), name, version,
          classifier.isEmpty() ? "" : classifier.substring(1), uri);
    }

    boolean isPlugin() {
      return classifier.equals(PLUGIN);
    }

    String coordinates(String indent) {
      String members = Stream.of(member("groupId", group), member("artifactId", name), member("version", version),
              member("type", "jar"), classifier.isEmpty() ? "" : member("classifier", classifier))
          .filter(member -> !member.isEmpty()).collect(Collectors.joining(",\n" + indent + "  "));
      return "\"artifactCoordinates\": {\n" + indent + "  " + members + "\n" + indent + "}";
    }

    private static String member(String key, String value) {
      return "\"" + key + "\": \"" + value + "\"";
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path policy = Path.of(arguments[0]);
    List<Artifact> jars = jars(policy);
    List<Artifact> plugins = jars.stream().filter(Artifact::isPlugin).toList();
    List<Artifact> libraries = jars.stream().filter(jar -> !jar.isPlugin()).toList();
    if (plugins.size() != 1) {
      // With more than one it would have to be known which library is whose.
      throw new IllegalStateException("One plugin expected in repository/, found " + plugins);
    }
    write(policy.resolve("META-INF/mule-artifact/classloader-model.json"),
        model(new Artifact(arguments[1], arguments[2], arguments[3], POLICY, ""), plugins));
    Artifact plugin = plugins.get(0);
    write(policy.resolve(plugin.uri()).resolveSibling("classloader-model.json"), model(plugin, libraries));
  }

  private static List<Artifact> jars(Path policy) throws IOException {
    try (Stream<Path> files = Files.walk(policy.resolve("repository"))) {
      return files.filter(file -> file.toString().endsWith(".jar"))
          .map(file -> policy.relativize(file).toString().replace('\\', '/')).sorted().map(Artifact::at).toList();
    }
  }

  private static String model(Artifact artifact, List<Artifact> dependencies) {
    return "{\n  \"version\": \"1.0.0\",\n  " + artifact.coordinates("  ") + ",\n  \"dependencies\": ["
        + dependencies.stream()
            .map(dependency -> "\n    {\n      " + dependency.coordinates("      ")
                + ",\n      \"uri\": \"" + dependency.uri() + "\"\n    }")
            .collect(Collectors.joining(","))
        + "\n  ]\n}\n";
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
