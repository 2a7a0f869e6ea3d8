package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.tool.fixture.LocalApi;
import org.muleentra.jwt.tool.fixture.RecordingDoor;
import org.muleentra.jwt.tool.form.Form;

/**
 * The output on the commands' pages is the real one. With {@code -Dgolden.update} it is written anew.
 *
 * <p>A page names its files: {@code `orders.json`} before a block of JSON. Tokens and keys are Contoso's.
 */
class CommandPagesTest {

  private static final Contosos CONTOSO = new Contosos();
  private static final Path PAGES = Path.of("../docs/tool");
  private static final Pattern FORM = Pattern.compile("(?ms)^`(\\w+\\.json)`[^\\n]*\\n\\n```json\\n(.*?)^```$");
  private static final Pattern SESSION = Pattern.compile("(?ms)^```\\n\\$ \\./entra-jwt ([^\\n]*)\\n(.*?)^```$");

  @TempDir
  private Path folder;

  @BeforeAll
  static void nameKeys() {
    SigningKey first = CONTOSO.keys.current().withKid("2fWyBzAmTqJd8LsXcVn4RgEhUoKp");
    CONTOSO.keys.publishOnly(first, CONTOSO.keys.published().get(0).withKid("9kPqLm3NbVcXzAsDfGhJ5wErTyUi"));
    CONTOSO.keys.signWith(first);
  }

  @AfterAll
  static void returnKeys() {
    CONTOSO.keys.close();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void writeFiles(String page) throws IOException {
    write("token.txt", CONTOSO.mint.userToken().scopes("Orders.Write").groups(Contoso.READERS_GROUP_ID).sign());
    write("good.txt", CONTOSO.mint.userToken().groups(Contoso.READERS_GROUP_ID).sign());
    write("keys.json", CONTOSO.jwks().replaceFirst("\\{\"keys\":\\[",
        "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"enc\",\"kid\":\"for-encryption\",\"n\":\"AQAB\",\"e\":\"AQAB\"},"));
    Matcher forms = FORM.matcher(page);
    while (forms.find()) {
      write(forms.group(1), forms.group(2));
    }
  }

  /** Records as the form of the page makes them, of callers who come over an hour. */
  private void writeRecords() throws IOException {
    Form before = Form.of(new ObjectMapper().readTree(Files.readString(folder.resolve("before.json"))), Contosos.CLOCK);
    TokenBuilder adele = CONTOSO.mint.userToken().groups(Contoso.READERS_GROUP_ID);
    TokenBuilder other = adele.objectId("0e7a110b-7e57-4f66-8d01-5ca1ab1e0e02");
    List<TokenBuilder> callers = List.of(adele, adele, other.scopes(Contoso.WRITE_SCOPE), CONTOSO.mint.appToken(),
        CONTOSO.mint.appToken().v1(),
        adele.scopes(Contoso.WRITE_SCOPE).objectId("3c7e90b1-7e57-4f77-9a10-5ca1ab1e0e03").groups(Contoso.WRITERS_GROUP_ID),
        adele, other.scopes("Orders.List"));
    try (RecordingDoor door = new RecordingDoor(before, CONTOSO.jwks())) {
      for (int i = 0; i < callers.size(); i++) {
        door.clock().set(Contosos.NOW.plusSeconds(300 * i));
        door.record("Bearer " + callers.get(i).sign());
      }
      write("audit.json", String.join("\n", door.records()) + "\n");
    }
  }

  private String output(String line) throws IOException {
    String[] halves = line.split(" < ");
    String input = halves.length < 2 ? "" : Files.readString(folder.resolve(halves[1]));
    List<String> arguments = new ArrayList<>();
    for (String argument : halves[0].split(" ")) {
      arguments.add(argument.matches("\\w+\\.(json|xml)") ? folder.resolve(argument).toString() : argument);
    }
    Run run = Run.of(input, arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run.out().replace(folder + "/", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "check", "compare", "keys", "replay"})
  void showTheRealOutput(String name) throws IOException {
    Path path = PAGES.resolve(name + ".md");
    String page = Files.readString(path);
    writeFiles(page);
    if (name.equals("replay")) {
      writeRecords();
    }
    StringBuilder real = new StringBuilder();
    Matcher sessions = SESSION.matcher(page);
    while (sessions.find()) {
      sessions.appendReplacement(real, Matcher.quoteReplacement("```\n$ ./entra-jwt " + sessions.group(1) + "\n"
          + output(sessions.group(1)) + "```"));
    }
    assertThat(real).isNotEmpty();
    compare(path, page, sessions.appendTail(real).toString());
  }

  private static void compare(Path path, String page, String real) throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.writeString(path, real);
    } else {
      assertThat(page).as("%s, which -Dgolden.update writes anew", path).isEqualTo(real);
    }
  }

  @Test
  void theCatalogueOverHttp() throws IOException {
    Path path = PAGES.resolve("catalogue.md");
    String page = Files.readString(path);
    Matcher session = SESSION.matcher(page);
    assertThat(session.find()).isTrue();
    int mock = freePort();
    try (LocalApi api = LocalApi.trusting("http://127.0.0.1:" + mock)) {
      String line = session.group(1).replace("http://127.0.0.1:8081", api.address()).replace("8089", String.valueOf(mock));
      String out = output(line);
      assertThat(Files.readString(folder.resolve("report.xml"))).contains("failures=\"0\"").contains("<testcase classname=\"catalogue.");
      compare(path, page, page.substring(0, session.start(2)) + out + page.substring(session.end(2)));
    }
  }

  @Test
  void theCatalogueAgainstAnApiThatLooksAtNothing() throws IOException {
    HttpServer careless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    careless.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    careless.start();
    try {
      Run run = Run.of("", "catalogue", "http://127.0.0.1:" + careless.getAddress().getPort(), "--mock-port", String.valueOf(freePort()));
      assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
      assertThat(run.out()).contains("NOT REFUSED  ");
    } finally {
      careless.stop(0);
    }
  }

  @Test
  void theCatalogueAgainstNobody() throws IOException {
    Run run = Run.of("", "catalogue", "http://127.0.0.1:" + freePort(), "--mock-port", String.valueOf(freePort()));
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.err()).contains("cannot be asked");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
