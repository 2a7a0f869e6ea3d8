package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.tool.fixture.OrdersRegistrations;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The output on the doctor's page is the real one; with {@code -Dgolden.update} the page is written anew. */
class DoctorPageTest {

  private static final Path PAGE = Path.of("../docs/tool/doctor.md");
  private static final Pattern SESSION = Pattern.compile("(?ms)^```\\n\\$ \\./entra-jwt ([^\\n]*)\\n(.*?)^```$");

  @TempDir
  private Path folder;

  private OrdersRegistrations orders;

  @BeforeEach
  void spoil() throws IOException {
    orders = new OrdersRegistrations(folder);
    Files.copy(orders.file("app.json"), orders.file("wrong.json"));
    Files.copy(orders.file("batch.json"), orders.file("ending.json"));
    orders.spoil("wrong.json", "/api/requestedAccessTokenVersion", "null").spoil("wrong.json", "/groupMembershipClaims", "null")
        .spoil("wrong.json", "/optionalClaims", "null").spoil("wrong.json", "/api/oauth2PermissionScopes/0/value", "\"orders.read\"")
        .spoil("ending.json", "/keyCredentials/0/endDateTime", "\"2026-03-11T12:00:00Z\"");
    Files.writeString(orders.file("none.json"), "[]");
  }

  private Run run(String line) {
    return Run.of("", Arrays.stream(line.split(" "))
        .map(word -> word.matches("[\\w-]+\\.json") ? orders.file(word).toString() : word).toArray(String[]::new));
  }

  @Test
  void showsTheRealOutput() throws IOException {
    String page = Files.readString(PAGE);
    StringBuilder real = new StringBuilder();
    Matcher sessions = SESSION.matcher(page);
    int shown = 0;
    while (sessions.find()) {
      Run run = run(sessions.group(1));
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(shown++ == 0 ? ExitCode.GOOD : ExitCode.REFUSED);
      sessions.appendReplacement(real, Matcher.quoteReplacement("```\n$ ./entra-jwt " + sessions.group(1) + "\n"
          + run.out().replace(folder + "/", "") + "```"));
    }
    sessions.appendTail(real);
    assertThat(shown).isEqualTo(2);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, real);
    }
    assertThat(Files.readString(PAGE)).as("-Dgolden.update writes it anew").isEqualTo(real.toString());
  }

  @Test
  void namesEveryOption() throws IOException {
    String page = Files.readString(PAGE);
    CommandLine command = EntraJwt.commandLine(System.in, Terminal.NONE).getSubcommands().get("doctor");
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp() && !option.longestName().equals("--api")) {
        assertThat(page).contains(option.longestName());
      }
    }
  }
}
