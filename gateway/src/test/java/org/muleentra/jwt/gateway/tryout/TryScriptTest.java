package org.muleentra.jwt.gateway.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code ./try} says while Maven builds; of Maven and java there are only dummies here. */
class TryScriptTest {

  private static final String MAVEN_SAYS = """
      [INFO] Scanning for projects...
      [INFO] Building Entra JWT build 1.0.0                                     [1/3]
      [WARNING] Goal makeBom skipped
      [INFO] Building Entra JWT 1.0.0                                           [2/3]
      [INFO] Building jar: /somewhere/entra-jwt-extension-1.0.0.jar
      [INFO] Building Entra JWT gateway 1.0.1-SNAPSHOT                          [3/3]
      """;

  @TempDir
  private Path home;

  private record Outcome(int exitCode, String out, String err) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    Files.copy(Path.of("../try"), home.resolve("try"));
    Files.createDirectories(home.resolve("gateway/target"));
    script("jdk/bin/java", "echo \"started ${@: -1}\"");
  }

  private void script(String name, String commands) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void maven(String last) throws IOException {
    script("mvnw", "cat <<'END'\n" + MAVEN_SAYS + "END\n" + last);
  }

  private Outcome run() throws IOException, InterruptedException {
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    Files.createDirectories(home.resolve("tmp"));
    ProcessBuilder builder = new ProcessBuilder("bash", home.resolve("try").toString(), "--once")
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().put("TMPDIR", home.resolve("tmp").toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(home.resolve("tmp")).isEmptyDirectory();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void saysWhatIsBeingBuiltInALineEach() throws Exception {
    maven("echo classes > \"$(dirname \"$0\")/gateway/target/try.classpath\"");

    Outcome first = run();

    assertThat(first.err().lines()).containsExactly(
        "Building what is new or changed. On a fresh machine Maven and its libraries are downloaded first.",
        "  1 of 3: build tools",
        "  2 of 3: Mule extension",
        "  3 of 3: Mule engine, of which there is most to download",
        "Built. The engine starts.");
    assertThat(first.out()).isEqualTo("started --once\n");
    assertThat(first.exitCode()).isZero();
    assertThat(run()).as("once more, with nothing to build").isEqualTo(new Outcome(0, "started --once\n", ""));
  }

  @Test
  void showsWhatMavenSaidWhereItFails() throws Exception {
    maven("echo '[ERROR] no such library' >&2; exit 1");

    Outcome failed = run();

    assertThat(failed.err()).contains("  2 of 3: Mule extension\n", MAVEN_SAYS, "[ERROR] no such library");
    assertThat(failed.out()).isEmpty();
    assertThat(failed.exitCode()).isEqualTo(1);
  }
}
