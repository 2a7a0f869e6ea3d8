package org.muleentra.jwt.gateway.face;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.gateway.fixture.Bounds;

/** What the publication to Exchange sends, and when it stops; Exchange itself is a server on loopback. */
class PublishSplitTest {

  private static final String ORGANIZATION = "2a4b93c3-7899-4ea7-9374-f787744d8784";
  private static final Path POLICY = Path.of("..", "policy-template");
  private static final String SOURCE = Path.of("..", "build", "mulesoft", "PublishSplit.java").toString();

  private static List<String> compiled;

  /** A request as it arrived; the body byte by byte as ISO-8859-1. */
  private record Received(String path, String authorization, String contentType, String body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private ToIntFunction<String> status = path -> 201;
  private HttpServer exchange;

  @TempDir
  private Path folder;

  @BeforeEach
  void start() throws IOException {
    exchange = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    exchange.createContext("/", request -> {
      received.add(new Received(request.getRequestURI().getPath(), request.getRequestHeaders().getFirst("Authorization"),
          request.getRequestHeaders().getFirst("Content-Type"), new String(request.getRequestBody().readAllBytes(), ISO_8859_1)));
      byte[] answer = "an answer".getBytes(UTF_8);
      request.sendResponseHeaders(status.applyAsInt(request.getRequestURI().getPath()), answer.length);
      request.getResponseBody().write(answer);
      request.close();
    });
    exchange.start();
  }

  @AfterEach
  void stop() {
    exchange.stop(0);
  }

  private Path jar(String group) throws IOException {
    return jar(group, "entra-jwt-policy", "1.2.3");
  }

  private Path jar(String group, String asset, String version) throws IOException {
    Path jar = folder.resolve(asset + "-" + version + "-mule-policy.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("META-INF/mule-artifact/mule-artifact.json"));
      zip.write("""
          {"minMuleVersion": "4.1.1", "classLoaderModelLoaderDescriptor": {"version": "9"},
           "bundleDescriptorLoader": {"id": "mule", "attributes": {"groupId": "%s", "artifactId": "%s", "version": "%s"}}}"""
          .formatted(group, asset, version).getBytes(UTF_8));
    }
    return jar;
  }

  /** Compiled once: a program that is run from its source is compiled at each run. */
  @BeforeAll
  static void compile(@TempDir Path classes) {
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), SOURCE)).isZero();
    compiled = List.of("-XX:TieredStopAtLevel=1", "-cp", classes.toString(), "PublishSplit");
  }

  private int run(String token, String... arguments) throws Exception {
    return run(compiled, token, arguments);
  }

  private int run(List<String> program, String token, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(program);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("EXCHANGE_URL", "http://127.0.0.1:" + exchange.getAddress().getPort());
    builder.environment().put("ANYPOINT_TOKEN", token);
    Process process = builder.start();
    assertThat(process.waitFor(Bounds.ANSWER.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private static String part(String name, String content) {
    return "name=\"" + name + "\"\r\n\r\n" + content + "\r\n--";
  }

  private static String file(String name, Path file) throws IOException {
    return "name=\"" + name + "\"; filename=\"" + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        + new String(Files.readAllBytes(file), ISO_8859_1) + "\r\n--";
  }

  @Test
  void sendsTheDefinitionAndThenTheImplementationThatDependsOnIt() throws Exception {
    Path jar = jar(ORGANIZATION);

    // As the page has it.
    assertThat(run(List.of(SOURCE), "s3cret", ORGANIZATION, jar.toString())).as(output()).isZero();

    assertThat(received).hasSize(2).allSatisfy(request -> {
      assertThat(request.authorization()).isEqualTo("Bearer s3cret");
      assertThat(request.contentType()).startsWith("multipart/form-data; boundary=");
      assertThat(request.body()).startsWith("--" + request.contentType().split("boundary=")[1] + "\r\n")
          .endsWith("--" + request.contentType().split("boundary=")[1] + "--\r\n");
    });
    String assets = "/exchange/api/v2/organizations/" + ORGANIZATION + "/assets/" + ORGANIZATION;
    assertThat(received.get(0).path()).isEqualTo(assets + "/entra-jwt-policy-definition/1.2.3");
    assertThat(received.get(0).body()).contains(part("type", "policy"), part("name", "Entra JWT"),
        file("files.schema.json", POLICY.resolve("definition/entra-jwt-policy.schema.json")),
        file("files.metadata.yaml", POLICY.resolve("definition/entra-jwt-policy.yaml")));
    assertThat(received.get(1).path()).isEqualTo(assets + "/entra-jwt-policy/1.2.3");
    assertThat(received.get(1).body()).contains(part("type", "policy-implementation"),
        part("dependencies", ORGANIZATION + ":entra-jwt-policy-definition:1.2.3"), file("files.binary.jar", jar),
        file("files.metadata.yaml", POLICY.resolve("implementation/entra-jwt-policy.yaml")));
    assertThat(output()).doesNotContain("s3cret");
  }

  @Test
  void sendsEveryImplementationThatIsNamed() throws Exception {
    Path java21 = jar(ORGANIZATION, "entra-jwt-policy-java21", "1.2.3");

    assertThat(run("s3cret", ORGANIZATION, jar(ORGANIZATION).toString(), java21.toString())).as(output()).isZero();

    assertThat(received).extracting(Received::path).extracting(path -> path.replaceAll(".+/(.+/.+)", "$1"))
        .containsExactly("entra-jwt-policy-definition/1.2.3", "entra-jwt-policy/1.2.3", "entra-jwt-policy-java21/1.2.3");
    assertThat(received.get(2).body()).contains(part("type", "policy-implementation"),
        part("name", "Entra JWT for Mule 4.10 on Java 17 and 21"), file("files.binary.jar", java21),
        part("dependencies", ORGANIZATION + ":entra-jwt-policy-definition:1.2.3"),
        file("files.metadata.yaml", POLICY.resolve("implementation/entra-jwt-policy-java21.yaml")));
  }

  @Test
  void sendsTheFormOfEachImplementationOnceAndBeforeIt() throws Exception {
    Path full = jar(ORGANIZATION, "entra-jwt-policy-full", "1.2.3");
    Path java21 = jar(ORGANIZATION, "entra-jwt-policy-java21", "1.2.3");
    Path fullJava21 = jar(ORGANIZATION, "entra-jwt-policy-full-java21", "1.2.3");

    assertThat(run("s3cret", ORGANIZATION, full.toString(), java21.toString(), fullJava21.toString(), jar(ORGANIZATION).toString()))
        .as(output()).isZero();

    assertThat(received).extracting(Received::path).extracting(path -> path.replaceAll(".+/(.+)/.+", "$1"))
        .containsExactly("entra-jwt-policy-full-definition", "entra-jwt-policy-full", "entra-jwt-policy-full-java21",
            "entra-jwt-policy-definition", "entra-jwt-policy-java21", "entra-jwt-policy");
    assertThat(received.get(0).body()).contains(part("type", "policy"), part("name", "Entra JWT with all settings"),
        file("files.schema.json", POLICY.resolve("definition/entra-jwt-policy-full.schema.json")),
        file("files.metadata.yaml", POLICY.resolve("definition/entra-jwt-policy-full.yaml")));
    assertThat(received.subList(1, 3)).allSatisfy(request -> assertThat(request.body())
        .contains(part("dependencies", ORGANIZATION + ":entra-jwt-policy-full-definition:1.2.3")));
    assertThat(received.get(2).body()).contains(part("name", "Entra JWT with all settings for Mule 4.10 on Java 17 and 21"),
        file("files.binary.jar", fullJava21),
        file("files.metadata.yaml", POLICY.resolve("implementation/entra-jwt-policy-full-java21.yaml")));
    assertThat(received.subList(4, 6)).allSatisfy(request -> assertThat(request.body())
        .contains(part("dependencies", ORGANIZATION + ":entra-jwt-policy-definition:1.2.3")));
  }

  @Test
  void publishesNoImplementationOfADefinitionThatExchangeRefuses() throws Exception {
    status = path -> 403;

    assertThat(run("s3cret", ORGANIZATION, jar(ORGANIZATION).toString())).isEqualTo(1);
    assertThat(received).hasSize(1);
    assertThat(output()).contains("Exchange answered 403", "an answer");
  }

  @Test
  void keepsADefinitionThatIsThereAlready() throws Exception {
    status = path -> path.contains("definition") ? 409 : 201;

    assertThat(run("s3cret", ORGANIZATION, jar(ORGANIZATION).toString())).isZero();
    assertThat(received).hasSize(2);
  }

  @Test
  void failsWhenTheImplementationIsThereAlready() throws Exception {
    status = path -> path.contains("definition") ? 201 : 409;

    assertThat(run("s3cret", ORGANIZATION, jar(ORGANIZATION).toString())).isEqualTo(1);
  }

  @Test
  void sendsNothingOfAnotherGroupAssetOrVersionAndNothingWithoutAToken() throws Exception {
    assertThat(run("s3cret", ORGANIZATION, jar("org.muleentra").toString())).isEqualTo(2);
    assertThat(output()).contains("-Danypoint.organization.id=" + ORGANIZATION);
    assertThat(run(" ", ORGANIZATION, jar(ORGANIZATION).toString())).isEqualTo(2);
    assertThat(run("s3cret", "contoso", jar(ORGANIZATION).toString())).isEqualTo(2);
    assertThat(run("s3cret", ORGANIZATION, folder.resolve("nothing.jar").toString())).isEqualTo(2);
    assertThat(run("s3cret", ORGANIZATION, jar(ORGANIZATION, "another-policy", "1.2.3").toString())).isEqualTo(2);
    assertThat(run("s3cret", ORGANIZATION, jar(ORGANIZATION).toString(),
        jar(ORGANIZATION, "entra-jwt-policy-java21", "1.2.4").toString())).isEqualTo(2);
    assertThat(received).isEmpty();
  }
}
