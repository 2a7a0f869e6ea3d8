import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Publishes the policy to Exchange in the split model: definition assets (forms) and implementation assets (jars).
 *
 * <p>{@code ANYPOINT_TOKEN=… java build/mulesoft/PublishSplit.java ORGANIZATION-ID [JAR…]}, from inside the repository; the
 * token is a bearer token of Anypoint Platform whose bearer may contribute to Exchange. Each jar is an implementation, whose
 * metadata are those in {@code policy-template/implementation} under the name in its descriptor; without one it is the jar that
 * MuleSoft's packager made. Its form is the one in {@code policy-template/definition} with the longest name that its own begins
 * with, and is sent before the first jar that needs it. {@code EXCHANGE_URL} is another address of the platform.
 */
public final class PublishSplit {

  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int CONFLICT = 409;

  /** A packaged policy, and the coordinates in its descriptor. */
  private record Implementation(Path jar, String group, String asset, String version) {

    static Implementation of(Path jar) throws IOException {
      String descriptor = descriptor(jar);
      return new Implementation(jar, value(descriptor, "groupId"), value(descriptor, "artifactId"), value(descriptor, "version"));
    }
  }

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String exchange;
  private final String token;
  private final String organization;

  private PublishSplit(String exchange, String token, String organization) {
    this.exchange = exchange;
    this.token = token;
    this.organization = organization;
  }

  /** Ends with status 0 when all assets are there, 1 where Exchange refuses, 2 where something is missing here. */
  public static void main(String[] args) throws Exception {
    String token = System.getenv("ANYPOINT_TOKEN");
    if (args.length < 1 || !GUID.matcher(args[0]).matches()) {
      exit(2, "Usage: ANYPOINT_TOKEN=… java PublishSplit.java ORGANIZATION-ID [JAR…]");
    }
    if (token == null || token.isBlank()) {
      exit(2, "ANYPOINT_TOKEN is not set");
    }
    Path policy = home().resolve("policy-template");
    List<Path> jars = args.length > 1 ? Stream.of(args).skip(1).map(Path::of).toList()
        : List.of(newest(home().resolve("build/mulesoft/target/policy/target")));
    List<Implementation> implementations = new ArrayList<>();
    for (Path jar : jars) {
      Implementation each = Implementation.of(jar);
      if (!each.group().equals(args[0])) {
        exit(2, jar + " is of the group " + each.group() + ": lay it out with -Danypoint.organization.id=" + args[0]);
      }
      if (!Files.exists(metadata(policy, each))) {
        exit(2, jar + " is of the asset " + each.asset() + ", of which there is no " + metadata(policy, each));
      }
      if (!each.version().equals(Implementation.of(jars.get(0)).version())) {
        exit(2, jar + " is of the version " + each.version() + ", and " + jars.get(0) + " of another");
      }
      implementations.add(each);
    }
    String exchange = System.getenv().getOrDefault("EXCHANGE_URL", "https://anypoint.mulesoft.com");
    new PublishSplit(exchange, token, args[0]).publish(policy, implementations);
  }

  private static Path metadata(Path policy, Implementation implementation) {
    return policy.resolve("implementation").resolve(implementation.asset() + ".yaml");
  }

  /** The name of the form of an implementation. */
  private static String form(Path policy, Implementation implementation) throws IOException {
    try (Stream<Path> files = Files.list(policy.resolve("definition"))) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .filter(name -> (implementation.asset() + "-").startsWith(name + "-")).max(Comparator.comparing(String::length))
          .orElseThrow(() -> new IllegalStateException("There is no form of " + implementation.asset()));
    }
  }

  private static String definition(String form) {
    return form + "-definition";
  }

  private void publish(Path policy, List<Implementation> implementations) throws IOException, InterruptedException {
    String version = implementations.get(0).version();
    Map<String, List<Implementation>> byForm = new LinkedHashMap<>();
    for (Implementation implementation : implementations) {
      byForm.computeIfAbsent(form(policy, implementation), form -> new ArrayList<>()).add(implementation);
    }
    for (Map.Entry<String, List<Implementation>> form : byForm.entrySet()) {
      publish(policy.resolve("definition"), form.getKey(), version);
      for (Implementation implementation : form.getValue()) {
        publish(implementation, definition(form.getKey()), metadata(policy, implementation));
      }
      System.out.println("Published " + definition(form.getKey()) + " " + version + " with "
          + form.getValue().stream().map(Implementation::asset).collect(Collectors.joining(", ")));
    }
  }

  private void publish(Path folder, String form, String version) throws IOException, InterruptedException {
    Path metadata = folder.resolve(form + ".yaml");
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("name", name(metadata));
    parts.put("type", "policy");
    parts.put("files.schema.json", folder.resolve(form + ".schema.json"));
    parts.put("files.metadata.yaml", metadata);
    int status = post(definition(form), version, parts);
    if (status == CONFLICT) {
      System.out.println(definition(form) + " " + version + " is there already and stays as it is");
    } else if (status / 100 != 2) {
      exit(1, definition(form) + ": Exchange answered " + status);
    }
  }

  private void publish(Implementation implementation, String definition, Path metadata) throws IOException, InterruptedException {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("name", name(metadata));
    parts.put("type", "policy-implementation");
    parts.put("dependencies", organization + ":" + definition + ":" + implementation.version());
    parts.put("files.binary.jar", implementation.jar());
    parts.put("files.metadata.yaml", metadata);
    int status = post(implementation.asset(), implementation.version(), parts);
    if (status / 100 != 2) {
      exit(1, implementation.asset() + ": Exchange answered " + status);
    }
  }

  private int post(String asset, String version, Map<String, Object> parts) throws IOException, InterruptedException {
    String boundary = "entra-jwt-" + UUID.randomUUID();
    URI address = URI.create(exchange + "/exchange/api/v2/organizations/" + organization + "/assets/" + organization + "/"
        + asset + "/" + version);
    HttpRequest request = HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .header("x-sync-publication", "true")
        .POST(BodyPublishers.ofByteArray(multipart(boundary, parts)))
        .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      System.err.println(response.body());
    }
    return response.statusCode();
  }

  /** A body of RFC 7578: texts as they stand, files with their names. */
  private static byte[] multipart(String boundary, Map<String, Object> parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, Object> part : parts.entrySet()) {
      String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\"";
      if (part.getValue() instanceof Path file) {
        head += "; filename=\"" + file.getFileName() + "\"\r\nContent-Type: application/octet-stream";
      }
      body.write((head + "\r\n\r\n").getBytes(UTF_8));
      body.write(part.getValue() instanceof Path file
          ? Files.readAllBytes(file) : part.getValue().toString().getBytes(UTF_8));
      body.write("\r\n".getBytes(UTF_8));
    }
    body.write(("--" + boundary + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private static String name(Path yaml) throws IOException {
    Matcher line = Pattern.compile("(?m)^name: (.+)$").matcher(Files.readString(yaml));
    if (!line.find()) {
      exit(2, yaml + " has no name");
    }
    return line.group(1).strip();
  }

  private static String descriptor(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      exit(2, "There is no " + jar);
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry("META-INF/mule-artifact/mule-artifact.json");
      if (entry == null) {
        exit(2, jar + " is no Mule policy");
      }
      String text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
      return text.substring(Math.max(0, text.indexOf("\"bundleDescriptorLoader\"")));
    }
  }

  private static String value(String json, String key) {
    Matcher member = Pattern.compile("\"" + key + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    if (!member.find()) {
      exit(2, "The jar's descriptor has no " + key);
    }
    return member.group(1);
  }

  /** The repository, from a folder inside it. */
  private static Path home() {
    Path start = Path.of("").toAbsolutePath().resolve("here");
    for (Path folder = start.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("policy-template/definition"))) {
        return folder;
      }
    }
    throw new IllegalStateException("Run it inside the repository");
  }

  private static Path newest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return folder.resolve("entra-jwt-policy-mule-policy.jar");
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("-mule-policy.jar")).findFirst()
          .orElse(folder.resolve("entra-jwt-policy-mule-policy.jar"));
    }
  }

  private static void exit(int status, String sentence) {
    System.err.println(sentence);
    System.exit(status);
  }
}
