package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.tool.migrate.Note;

/** The command, on the files of its page; with {@code -Dgolden.update} the page is written anew. */
class MigratePageTest {

  private static final Path PAGE = Path.of("../docs/tool/migrate.md");
  private static final Path TABLES = Path.of("../docs/begin/migrating.md");
  private static final Pattern FILE = Pattern.compile("(?ms)^`([\\w.-]+)`[^\\n]*\\n\\n```(?:json|xml)\\n(.*?)^```$");
  private static final Pattern SESSION = Pattern.compile("(?ms)^```\\n\\$ \\./entra-jwt ([^\\n]*)\\n(.*?)^```$");

  @TempDir
  private Path folder;

  private String page;

  @BeforeEach
  void writeFiles() throws IOException {
    page = Files.readString(PAGE);
    Matcher files = FILE.matcher(page);
    while (files.find()) {
      Files.writeString(folder.resolve(files.group(1)), files.group(2));
    }
  }

  private Run run(String line) {
    return Run.of("", Arrays.stream(line.split(" "))
        .map(argument -> argument.matches("\\w+\\.(json|xml)") ? folder.resolve(argument).toString() : argument).toArray(String[]::new));
  }

  @Test
  void thePageShowsTheRealOutput() throws IOException {
    StringBuilder real = new StringBuilder();
    Matcher sessions = SESSION.matcher(page);
    while (sessions.find()) {
      Run run = run(sessions.group(1));
      sessions.appendReplacement(real, Matcher.quoteReplacement("```\n$ ./entra-jwt " + sessions.group(1) + "\n"
          + (run.out() + run.err()).replace(folder + "/", "") + "```"));
    }
    sessions.appendTail(real);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, real);
    }
    assertThat(Files.readString(PAGE)).as("-Dgolden.update writes it anew").isEqualTo(real.toString());
    for (Note.Kind kind : Note.Kind.values()) {
      assertThat(page).contains("| `" + kind.words() + "` |");
    }
  }

  @Test
  void endsAsWhatComesOut() throws IOException {
    Run complete = run("migrate jwt.json --out orders.json");
    assertThat(complete.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(complete.out()).contains("It lets in ").endsWith("Written to " + folder.resolve("orders.json") + ".\n");
    assertThat(run("check orders.json").exitCode()).isEqualTo(ExitCode.GOOD);
    Run open = run("migrate token.xml --out open.json");
    assertThat(open.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run("check open.json").exitCode()).as("no deployment takes it").isEqualTo(ExitCode.REFUSED);
    String before = Files.readString(folder.resolve("orders.json"));
    Run again = run("migrate token.xml --out orders.json");
    assertThat(again.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(again.err()).contains("orders.json: is there already").hasLineCount(1);
    assertThat(Files.readString(folder.resolve("orders.json"))).isEqualTo(before);
    assertThat(run("migrate jwt.json --out nowhere/orders.json").exitCode()).isEqualTo(ExitCode.UNDECIDED);
  }

  @Test
  void printsOneObject() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run("migrate jwt.json --json").out());
    assertThat(json.get("version").asInt()).isEqualTo(1);
    assertThat(json.get("product").asText()).isEqualTo("JWT_VALIDATION");
    assertThat(json.get("complete").asBoolean()).isTrue();
    assertThat(json.at("/form/tenants")).hasSize(1);
    assertThat(json.get("notes").findValuesAsText("kind")).contains("CARRIED", "NEWLY_REFUSED", "DIFFERENT", "LEFT_OUT");
    JsonNode open = new ObjectMapper().readTree(run("migrate token.xml --json").out());
    assertThat(open.get("complete").asBoolean()).isFalse();
  }

  @Test
  void saysInOneSentenceWhatIsWrong() throws IOException {
    Files.writeString(folder.resolve("other.json"), "{}");
    for (List<String> wrong : List.of(List.of("migrate nothing.json", "nothing.json: cannot be read"),
        List.of("migrate other.json", "other.json: policy: must be MuleSoft's JWT Validation"),
        List.of("migrate jwt.json --policy /policies/7", "jwt.json: policy: --policy must name the place of one of: "))) {
      Run run = run(wrong.get(0));
      assertThat(run.exitCode()).isEqualTo(ExitCode.UNDECIDED);
      assertThat(run.err()).contains(wrong.get(1)).hasLineCount(1);
      assertThat(run.out()).isEmpty();
    }
    assertThat(run("migrate").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("migrate --help").out()).contains("--policy=PLACE", "--out=FORM", "--json");
  }

  /** The tables name every field that the readers know. */
  @Test
  void theTablesNameEveryField() throws IOException {
    String tables = Files.readString(TABLES);
    for (String reader : List.of("JwtValidationReader", "OpenIdConnectReader", "ApiManagementReader", "Signers")) {
      String source = Files.readString(Path.of("src/main/java/org/muleentra/jwt/tool/migrate/" + reader + ".java"));
      Matcher fields = Pattern.compile("\"([a-z]+(?:[A-Z][A-Za-z]+|(?:-[a-z]+)+))\"").matcher(source);
      while (fields.find()) {
        if (!List.of("allowedClientIds", "requiredScopes", "claimRules", "clockSkew", "customExpression", "customHeader", "jwtHeader",
            "application-id", "httpBearerAuthenticationHeader").contains(fields.group(1))) {
          assertThat(tables).as("%s of %s", fields.group(1), reader).contains("`" + fields.group(1) + "`");
        }
      }
    }
  }
}
