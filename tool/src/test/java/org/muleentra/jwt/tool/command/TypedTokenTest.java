package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.tool.fixture.Contosos;

/** A token that somebody types or pastes at a terminal: asked for there, never shown, and never cut in silence. */
class TypedTokenTest {

  private static final Contosos CONTOSO = new Contosos();

  @TempDir
  private Path folder;

  private Path form;
  private Path keys;

  @AfterAll
  static void returnKeys() {
    CONTOSO.keys.close();
  }

  @BeforeEach
  void write() throws IOException {
    form = Files.writeString(folder.resolve("form.json"), new ObjectMapper().writeValueAsString(Contosos.fields()));
    keys = Files.writeString(folder.resolve("keys.json"), CONTOSO.jwks());
  }

  /** At which this is typed, of lines of that length at most. */
  private record Typing(String line, int longestLine) implements Terminal {

    @Override
    public String ask(String prompt) {
      return line.substring(0, Math.min(line.length(), longestLine));
    }
  }

  private Run explain(Terminal terminal, String input, String... more) {
    return Run.at(terminal, input, Stream.concat(Stream.of("explain", form.toString(), "--keys", keys.toString(), "--at",
        Contosos.NOW.toString()), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void isTakenFromTheTerminal() {
    String token = CONTOSO.mint.userToken().sign();
    Run run = explain(new Typing(token, 4095), "another");
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out() + run.err()).doesNotContain(token.substring(0, 40));
    assertThat(explain(new Typing("", 4095), token).exitCode()).as("the end of typing is no token").isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void isNotTakenWhereItMayHaveBeenCut() {
    String token = CONTOSO.mint.userToken().claim("padding", "x".repeat(5000)).sign();
    Run run = explain(new Typing(token, 4095), "");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.err()).contains("4095 characters", "--token FILE").doesNotContain("eyJ").hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(explain(Terminal.NONE, token).exitCode()).as("from another command").isEqualTo(ExitCode.GOOD);
  }

  @Test
  void isNotAskedForWhereAFileIsGiven() throws IOException {
    Path file = Files.writeString(folder.resolve("token.txt"), CONTOSO.mint.userToken().sign());
    assertThat(explain(new Typing("nothing", 4095), "", "--token", file.toString()).exitCode()).isEqualTo(ExitCode.GOOD);
  }
}
