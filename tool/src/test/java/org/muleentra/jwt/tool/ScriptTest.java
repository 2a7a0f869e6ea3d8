package org.muleentra.jwt.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./entra-jwt}: builds what is new, and hands over arguments, input and exit code. */
class ScriptTest {

  @TempDir
  private Path home;

  private record Outcome(int exitCode, String out, String err) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    Files.copy(Path.of("../entra-jwt"), home.resolve("entra-jwt"));
    Files.createDirectories(home.resolve("tool/target"));
    script("jdk/bin/java", "echo \"ran ${@: -2}\"; cat; exit 1");
    script("mvnw", "touch \"$(dirname \"$0\")/tool/target/entra-jwt-tool-1.0.0-standalone.jar\"; echo built");
  }

  private void script(String name, String commands) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Outcome run() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", home.resolve("entra-jwt").toString(), "check", "form.json")
        .redirectError(home.resolve("err").toFile());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    Process process = builder.start();
    process.getOutputStream().write("token".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, Files.readString(home.resolve("err")));
  }

  @Test
  void buildsOnceAndHandsOver() throws Exception {
    assertThat(run()).isEqualTo(new Outcome(1, "ran check form.json\ntoken", "Building what is new or changed.\n"));
    assertThat(run()).as("once more, with nothing to build").isEqualTo(new Outcome(1, "ran check form.json\ntoken", ""));
  }

  @Test
  void showsWhatMavenSaidWhereItFails() throws Exception {
    script("mvnw", "echo '[ERROR] no such library'; exit 1");
    Outcome failed = run();
    assertThat(failed.err()).contains("[ERROR] no such library");
    assertThat(failed.out()).isEmpty();
    assertThat(failed.exitCode()).isEqualTo(3);
  }
}
