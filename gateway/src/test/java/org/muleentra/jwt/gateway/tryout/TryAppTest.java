package org.muleentra.jwt.gateway.tryout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.gateway.fixture.ListeningSockets;

/** The command {@code ./try --app}. */
class TryAppTest {

  private static final String EXAMPLE = "../examples/orders-api";

  @TempDir
  private Path directory;

  private static void isRefused(Command command, String sentence) {
    assertThat(command.err().lines()).singleElement().asString().startsWith(sentence);
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "no-such-folder | no-such-folder: does not exist",
      "pom.xml | pom.xml: must be a folder",
      "../docs | ../docs: has no XML of a Mule application",
      "../examples/orders-api --police f.json | --police: is not an option of --app",
      "../examples/orders-api --policy | --policy: must be followed by a file",
      "../examples/orders-api --policy a.json --policy b.json | --policy: must be given once",
      "../examples/orders-api --property | --property: must be followed by NAME=VALUE",
      "../examples/orders-api --property a | --property: must be NAME=VALUE",
      "../examples/orders-api --property =a | --property: must be NAME=VALUE",
      "../examples/orders-api --property a=1 --property a=2 | --property a: must be given once",
      "../examples/orders-api --property http.port=80 | --property http.port: is the port of a listener",
      "../examples/orders-api --policy no-such.json | no-such.json: cannot be read"})
  void refusesArguments(String arguments, String sentence) throws Exception {
    isRefused(Command.run(("--app " + arguments).split(" ")), sentence);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{ | must be JSON: ", "[] | must be an object with the values of the policy's form", "{\"tenants\": []} | audiences: is required",
      "{\"tenants\": [\"common\"], \"audiences\": [\"a\"], \"colour\": 1} | colour: is not a field",
      "{\"tenants\": [\"common\"], \"audiences\": [\"a\"], \"cloud\": \"china\"} | cloud: must be global or left out"})
  void refusesAForm(String form, String sentence) throws Exception {
    Path file = Files.writeString(directory.resolve("form.json"), form);
    Command command = Command.run("--app", EXAMPLE, "--policy", file.toString());
    isRefused(command, file.toString());
    assertThat(command.err()).contains(sentence);
  }

  @Test
  void namesTheLineThatTheStandInsCannotDo() throws Exception {
    Path file = Files.writeString(directory.resolve("app.xml"), """
        <mule xmlns="http://www.mulesoft.org/schema/mule/core" xmlns:ee="http://www.mulesoft.org/schema/mule/ee/core">
          <flow name="a">
            <ee:transform/>
            <set-payload value="#[payload map $]"/>
          </flow>
        </mule>
        """);
    Command command = Command.run("--app", directory.toString());
    assertThat(command.err().lines()).hasSize(2).allSatisfy(line -> assertThat(line).startsWith(file.toString() + ":"));
    assertThat(command.err()).contains(":3: <ee:transform> has no stand-in here", ":4: <set-payload> value: #[payload map $] has `");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.out()).isEmpty();
  }

  @Test
  void explainsItselfWithoutAFolder() throws Exception {
    Command command = Command.run("--app");
    assertThat(command.err()).startsWith("usage: ./try").contains("--app DIR");
    assertThat(command.exitCode()).isEqualTo(2);
  }

  /** As the example's README has it. */
  @Test
  void servesTheExampleUntilItIsStopped() throws Exception {
    Process process = TryApisTest.java(new File("target/try-app.err"), "--app", EXAMPLE);
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      List<String> lines = new ArrayList<>();
      String line;
      while ((line = out.readLine()) != null && lines.add(line) && !line.startsWith("ready http://127.0.0.1:")) {
        assertThat(lines).hasSizeLessThan(100);
      }
      List<String> readme = Files.readString(Path.of(EXAMPLE, "README.md")).replaceAll("(?s).*## Run it\n|## Build and test.*", "").lines()
          .toList();
      assertThat(lines.stream().map(TryAppTest::general)).containsAll(shown(readme, "./try"));

      CurlLines curl = CurlLines.in(lines);
      assertThat(general(lines.stream().filter(curl.byTitle().get("get-bills, for entra: a user")::equals).findFirst().orElseThrow()))
          .isEqualTo(general(asked(readme, 0)));
      assertThat(general(curl.byTitle().get("get-bills, for entra: no token"))).isEqualTo(general(asked(readme, 1)));
      assertThat(answer(curl.send("get-bills, for entra: a user"))).containsAll(shown(readme, asked(readme, 0)));
      assertThat(answer(curl.send("get-bills, for entra: no token"))).containsAll(shown(readme, asked(readme, 1)));
      assertThat(curl.send("get-bills, for entra: an expired token").statusCode()).isEqualTo(401);
      if (ListeningSockets.areKnown()) {
        assertThat(ListeningSockets.of(process)).as("the engine and the mock").hasSizeGreaterThanOrEqualTo(2)
            .allMatch(ListeningSockets::isLoopback);
      }
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Without what differs from run to run. */
  private static String general(String line) {
    return line.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:0").replaceAll("eyJ[^']+", "eyJ…");
  }

  /** A command of the page, by its number. */
  private static String asked(List<String> readme, int number) {
    return readme.stream().filter(line -> line.startsWith("$ curl")).skip(number).findFirst().orElseThrow().substring(2);
  }

  /** The lines that the page shows below a command. */
  private static List<String> shown(List<String> readme, String command) {
    List<String> shown = readme.stream().dropWhile(line -> !line.startsWith("$ " + command)).skip(1)
        .takeWhile(line -> !line.startsWith("$ ") && !line.equals("```")).filter(line -> !line.isEmpty() && !line.equals("…"))
        .map(TryAppTest::general).toList();
    assertThat(shown).isNotEmpty();
    return shown;
  }

  /** An answer in the lines that curl shows of it. */
  private static List<String> answer(HttpResponse<String> response) {
    List<String> lines = new ArrayList<>(List.of("HTTP/1.1 " + response.statusCode()
        + (response.statusCode() == 200 ? " OK" : " Unauthorized")));
    response.headers().map().forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
    lines.add(response.body());
    return lines;
  }
}
