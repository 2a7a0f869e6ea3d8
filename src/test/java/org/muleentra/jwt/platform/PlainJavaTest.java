package org.muleentra.jwt.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** The door asks nothing of a JDK that is not everybody's: no opened packages, no native code, no Unsafe. */
class PlainJavaTest {

  private static final List<String> LOCAL = List.of("role [reader]", "header " + Contoso.USER_OBJECT_ID,
      "parse TOKEN_MALFORMED", "signature SIGNATURE_INVALID", "no role ROLE_MISSING", "new key [reader]", "revoked TOKEN_REVOKED");
  private static final List<String> GRAPH = List.of("groups [reader]", "disabled ACCOUNT_DISABLED");

  @TempDir
  private Path folder;

  /** So every other test of this module is a witness too. */
  @Test
  void theseTestsRunWithoutOpenedPackages() {
    assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
        .noneMatch(flag -> flag.startsWith("--add-opens") || flag.startsWith("--add-exports") || flag.startsWith("--illegal-access"));
  }

  @Test
  void theWholeDoorOpensWithoutAFlag() throws Exception {
    Run run = run(List.of(), "local", "graph");

    assertThat(run.out).startsWith("flags []", "opened []").endsWith(GRAPH.toArray(new String[0])).containsAll(LOCAL);
    assertThat(run.out).hasSize(2 + LOCAL.size() + GRAPH.size());
    assertThat(run.err).noneMatch(line -> line.startsWith("WARNING"));
  }

  /** The list of opened packages is not empty because nobody looks. */
  @Test
  void anOpenedPackageIsSeen() throws Exception {
    List<String> out = run(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED")).out;

    assertThat(out).containsExactly("flags [--add-opens=java.base/java.lang=ALL-UNNAMED]", "opened [java.lang]");
  }

  /** As later JDKs will have it. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void nothingNeedsUnsafeOrNativeCode() throws Exception {
    Run run = run(List.of("--sun-misc-unsafe-memory-access=deny", "--illegal-native-access=deny"), "local", "graph");

    assertThat(run.out).hasSize(2 + LOCAL.size() + GRAPH.size()).containsAll(LOCAL).containsAll(GRAPH);
    assertThat(run.err).noneMatch(line -> line.startsWith("WARNING"));
  }

  private static final class Run {

    private final List<String> out;
    private final List<String> err;

    Run(List<String> out, List<String> err) {
      this.out = out;
      this.err = err;
    }
  }

  private Run run(List<String> flags, String... stages) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(), WholeDoor.class.getName()));
    command.addAll(List.of(stages));
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(() -> errors(err)).isZero();
    return new Run(Files.readAllLines(out), Files.readAllLines(err));
  }

  private static String errors(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** That of the tests, of which surefire tells in a property when it starts from a jar that names it. */
  private static String classPath() {
    String told = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(told.split(File.pathSeparator)).stream().map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
