package org.muleentra.jwt.gateway.tryout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.JavaCommand;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

class TryApisTest {

  private static final String CONFIGURATION =
      "{\"tenants\":[\"" + Contoso.TENANT_ID + "\"],\"audiences\":[\"" + Contoso.API_CLIENT_ID + "\"]}";

  @TempDir
  private Path directory;

  static List<Arguments> refused() {
    return List.of(
        Arguments.of("{", "apis.json: must be JSON"),
        Arguments.of("[]", "must be an object"),
        Arguments.of("{\"listen\":\"127.0.0.1:0\"} {}", "apis.json: must be JSON"),
        Arguments.of("{\"listen\":\"127.0.0.1:0\",\"listen\":\"127.0.0.1:1\",\"apis\":[]}", "apis.json: must be JSON: Duplicate"),
        Arguments.of(file("127.0.0.1:0", "").replace("[]", "[{}]"), "apis[0].name: is required"),
        Arguments.of(file("127.0.0.1:0", ""), "apis: must be a list of at least one"),
        Arguments.of("{\"apis\":[" + api("a", "/a", CONFIGURATION) + "]}", "listen: is required"),
        Arguments.of(file("127.0.0.1:0", api("a", "/a", CONFIGURATION)).replace("\"listen\"", "\"listne\""), "listne: is not a field"),
        Arguments.of(file("8081", api("a", "/a", CONFIGURATION)), "listen: must be host:port"),
        Arguments.of(file("127.0.0.1:65536", api("a", "/a", CONFIGURATION)), "listen: must have a port from 0 to 65535"),
        Arguments.of(file("no-such-host.invalid:0", api("a", "/a", CONFIGURATION)), "listen: must name a host"),
        Arguments.of(file("127.0.0.1:0", api("a b", "/a", CONFIGURATION)), "apis[0].name: must be letters"),
        Arguments.of(file("127.0.0.1:0", api("a", "a", CONFIGURATION)), "apis[0].path: must be a path"),
        Arguments.of(file("127.0.0.1:0", api("a", "/a", "7")), "apis[0].configuration: must be an object"),
        Arguments.of(file("127.0.0.1:0", api("a", "/a", CONFIGURATION) + "," + api("a", "/b", CONFIGURATION)),
            "apis[1].name: must differ"),
        Arguments.of(file("127.0.0.1:0", api("a", "/a", CONFIGURATION) + "," + api("b", "/a", CONFIGURATION)),
            "apis[1].path: must differ"),
        Arguments.of(file("127.0.0.1:0", api("a", "/a", CONFIGURATION) + "," + api("b", "/b", "{\"tenants\":[]}")),
            "apis[1].configuration."),
        Arguments.of(file("127.0.0.1:0", api("a", "/a", with("\"clockSkew\":\"60\""))),
            "apis[0].configuration.clockSkew: must be a whole number, without quotation marks"),
        Arguments.of(file("127.0.0.1:0", api("a", "/a", with("\"colour\":\"red\""))),
            "apis[0].configuration.colour: is not a field"),
        Arguments.of(file("127.0.0.1:0", api("a", "/a", with("\"metadataBaseUrl\":\"http://mirror.example.com\""))),
            "apis[0].configuration: metadataBaseUrl must"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String content, String sentence) throws Exception {
    Path file = Files.writeString(directory.resolve("apis.json"), content);
    Command command = Command.run("--apis", file.toString());
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err().lines()).singleElement().asString().contains(sentence);
    assertThat(command.out()).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotThere() throws Exception {
    Command command = Command.run("--apis", directory.resolve("none.json").toString());
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err().lines()).singleElement().asString().endsWith("none.json: cannot be read");
  }

  @Test
  void refusesAnAddressInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = Files.writeString(directory.resolve("apis.json"),
          file("127.0.0.1:" + taken.getLocalPort(), api("a", "/a", CONFIGURATION)));
      Command command = Command.run("--apis", file.toString());
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.err().lines()).singleElement().asString().startsWith("listen: must be an address that can be opened here");
    }
  }

  @Test
  void servesEachApiBehindItsOwnPolicyUntilItIsStopped() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      Path file = Files.writeString(directory.resolve("apis.json"), file("127.0.0.1:0",
          api("orders", "/orders/*", with(base(entra))) + ","
              + api("billing", "/billing/*", with(base(entra) + ",\"requiredScopes\":[\"" + Contoso.WRITE_SCOPE + "\"]"))));
      Process process = java(new File("target/try-apis.err"), "--apis", file.toString());
      try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
        List<String> lines = new ArrayList<>();
        String line;
        while ((line = out.readLine()) != null && lines.add(line) && !line.startsWith("ready ")) {
          assertThat(lines).hasSizeLessThan(4);
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("orders +http://127\\.0\\.0\\.1:\\d+/orders/\\*");
        URI gateway = URI.create(lines.get(2).substring("ready ".length()));
        String bearer = "Bearer " + entra.userToken().sign();
        assertThat(Http.get(gateway.resolve("/orders/1"), "Authorization", bearer).statusCode()).isEqualTo(200);
        assertThat(Http.get(gateway.resolve("/billing/1"), "Authorization", bearer).statusCode()).isEqualTo(403);
        assertThat(Http.get(gateway.resolve("/orders/1")).statusCode()).isEqualTo(401);
      } finally {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  /** Runs the command in a JVM of its own. */
  static Process java(File err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(JavaCommand.beginEngine());
    command.add(Try.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(err).start();
  }

  private static String base(MockEntra entra) {
    return "\"metadataBaseUrl\":\"" + entra.baseUrl() + "\"";
  }

  private static String file(String listen, String apis) {
    return "{\"listen\":\"" + listen + "\",\"apis\":[" + apis + "]}";
  }

  private static String api(String name, String path, String configuration) {
    return "{\"name\":\"" + name + "\",\"path\":\"" + path + "\",\"configuration\":" + configuration + "}";
  }

  private static String with(String field) {
    return CONFIGURATION.replaceFirst("}$", "," + field + "}");
  }
}
