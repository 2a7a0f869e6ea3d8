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

  /** Both loggers may write to one file, whose lines then come as they were written. */
  @Test
  void recordsAndCheckpointsMayBeInOneFile() throws IOException {
    List<String> both = new ArrayList<>(Files.readAllLines(folder.resolve("audit.json")));
    List<String> checkpoints = Files.readAllLines(folder.resolve("checkpoints.json"));
    for (int i = 0; i < checkpoints.size(); i++) {
      both.add(Math.min(both.size(), 2 * i + 1), checkpoints.get(i));
    }
    Files.write(folder.resolve("both.json"), both);

    assertThat(run("verify both.json").exitCode()).isEqualTo(ExitCode.GOOD);
    Run held = run("verify both.json --checkpoints both.json --certificate audit.pem");
    assertThat(held.exitCode()).as(held.out()).isEqualTo(ExitCode.GOOD);
    assertThat(held.out()).contains("6 records").contains(checkpoints.size() + " checkpoints").doesNotContain("WRONG", "note");
  }

  @Test
  void aCheckpointTornByAKillIsNoTornRecord() throws IOException {
    String checkpoint = Files.readAllLines(folder.resolve("checkpoints.json")).get(0);
    Files.writeString(folder.resolve("both.json"), Files.readString(folder.resolve("audit.json"))
        + checkpoint.substring(0, checkpoint.length() - 20));

    assertThat(run("verify both.json").out()).doesNotContain("torn", "WRONG");
    assertThat(run("verify both.json --checkpoints both.json --certificate audit.pem").out()).containsOnlyOnce("torn");
  }

  /** Who dresses a record as a checkpoint has taken it out. */
  @Test
  void aRecordMadeToLookLikeACheckpointIsMissed() throws IOException {
    List<String> records = new ArrayList<>(Files.readAllLines(folder.resolve("audit.json")));
    records.set(2, records.get(2).replaceFirst("\"Hash\":", "\"Signed\":"));
    Files.write(folder.resolve("both.json"), records);

    Run run = run("verify both.json");
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).contains("record 3 is missing before record 4");
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
