package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.tool.verify.Finding;

/** The command, on the files of its page; with {@code -Dgolden.update} the page is written anew. */
class VerifyPageTest {

  private static final Path FILES = Path.of("src/test/resources/verify");
  private static final Path PAGE = Path.of("../docs/tool/verify.md");
  private static final Pattern SESSION = Pattern.compile("(?ms)^```\\n\\$ \\./entra-jwt ([^\\n]*)\\n(.*?)^```$");

  @TempDir
  private Path folder;

  @BeforeEach
  void copy() throws IOException {
    for (String name : List.of("audit.json", "checkpoints.json", "audit.pem")) {
      Files.copy(FILES.resolve(name), folder.resolve(name));
    }
    List<String> records = new ArrayList<>(Files.readAllLines(FILES.resolve("audit.json")));
    records.subList(records.size() - 2, records.size()).clear();
    records.set(2, records.get(2).replace("\"Mode\":\"enforce\"", "\"Mode\":\"enf0rce\""));
    Files.write(folder.resolve("changed.json"), records);
    Files.writeString(folder.resolve("other.log"), "INFO something else\n");
  }

  private Run run(String line) {
    return Run.of("", Arrays.stream(line.split(" "))
        .map(argument -> argument.matches("\\w+\\.\\w+") ? folder.resolve(argument).toString() : argument).toArray(String[]::new));
  }

  @Test
  void thePageShowsTheRealOutput() throws IOException {
    String page = Files.readString(PAGE);
    StringBuilder real = new StringBuilder();
    Matcher sessions = SESSION.matcher(page);
    while (sessions.find()) {
      Run run = run(sessions.group(1));
      assertThat(run.err()).isEmpty();
      sessions.appendReplacement(real, Matcher.quoteReplacement("```\n$ ./entra-jwt " + sessions.group(1) + "\n"
          + run.out().replace(folder + "/", "") + "```"));
    }
    sessions.appendTail(real);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, real);
    }
    assertThat(Files.readString(PAGE)).as("-Dgolden.update writes it anew").isEqualTo(real.toString());
    for (Finding.Kind kind : Finding.Kind.values()) {
      assertThat(page).contains("| " + (kind.isTampering() ? "" : "note ") + "`" + kind.name().toLowerCase().replace('_', ' ') + "` |");
    }
  }

  @Test
  void endsAsWhatItFound() {
    String held = " --checkpoints checkpoints.json --certificate audit.pem";
    assertThat(run("verify audit.json" + held).exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run("verify audit.json").exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run("verify audit.json").out()).contains("Without checkpoints nobody can tell");
    assertThat(run("verify changed.json" + held).exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run("verify audit.json --checkpoints checkpoints.json").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("verify").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void saysWhyItCannotDecide() {
    Run missing = run("verify nothing.json");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(missing.err()).contains("nothing.json").contains("cannot be read");
    Run none = run("verify other.log");
    assertThat(none.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(none.err()).contains("There is no record in these files");
    Run certificate = run("verify audit.json --checkpoints checkpoints.json --certificate audit.json");
    assertThat(certificate.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(certificate.err()).contains("must hold an X.509 certificate");
  }

  @Test
  void printsOneObject() throws IOException {
    String held = " --checkpoints checkpoints.json --certificate audit.pem";
    JsonNode json = new ObjectMapper().readTree(run("verify changed.json" + held + " --json").out());
    assertThat(json.get("tampered").asBoolean()).isTrue();
    assertThat(json.get("findings").findValuesAsText("kind")).contains("CHANGED", "CUT");
    assertThat(json.get("chains").get(0).get("apiName").asText()).isEqualTo("orders");
  }
}
