package org.muleentra.jwt.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's own check that it leaves nothing behind: it can fail, and uncommitted work does not make it. */
class LeftBehindTest {

  @TempDir
  private static Path classes;

  @TempDir
  private Path folder;

  private Path repository;
  private Path record;

  /** @param status the exit status */
  private record Ended(int status, String output) {}

  @BeforeAll
  static void compile() throws Exception {
    assumeTrue(run(classes, "git", "--version").status == 0, "git is not installed");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), "build/packaging/LeftBehind.java"))
        .isZero();
  }

  @BeforeEach
  void makeARepository() throws Exception {
    repository = Files.createDirectory(folder.resolve("repository"));
    record = repository.resolve("build/target/untracked-files");
    Files.writeString(repository.resolve(".gitignore"), "target/\n");
    Files.writeString(repository.resolve("tracked.txt"), "as committed");
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "Begin");
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(run(repository, command.toArray(new String[0])).status).isZero();
  }

  private static Ended run(Path in, String... command) throws InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
      // As a hook of git's sets them, which would lead to another repository.
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException noSuchProgram) {
      return new Ended(-1, "");
    }
  }

  private Ended check(String step, String build) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Object status = loader.loadClass("LeftBehind").getMethod("run", PrintStream.class, String[].class).invoke(null,
          new PrintStream(out, true, StandardCharsets.UTF_8), new String[] {step, repository.toString(), record.toString(), build});
      return new Ended((int) status, out.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void failsForAFileThatTheBuildLeaves() throws Exception {
    assertThat(check("remember", "first").status).isZero();
    Files.createDirectories(repository.resolve("module/.mule/orders"));
    Files.writeString(repository.resolve("module/.mule/orders/tx 1.log"), "");

    Ended ended = check("compare", "first");

    assertThat(ended.status).isEqualTo(1);
    assertThat(ended.output).contains("module/.mule/orders/tx 1.log").doesNotContain("tracked.txt");
  }

  @Test
  void passesWhereNothingIsLeftButWhatGitIgnores() throws Exception {
    assertThat(check("remember", "first").status).isZero();
    Files.createDirectories(repository.resolve("module/target"));
    Files.writeString(repository.resolve("module/target/made.txt"), "");

    assertThat(check("compare", "first")).isEqualTo(new Ended(0, ""));
  }

  @Test
  void passesForUncommittedWork() throws Exception {
    Files.writeString(repository.resolve("mine, not committed.txt"), "");
    Files.writeString(repository.resolve("staged.txt"), "");
    Files.writeString(repository.resolve("tracked.txt"), "changed");
    git("add", "staged.txt");
    assertThat(check("remember", "first").status).isZero();
    Files.writeString(repository.resolve("tracked.txt"), "changed again");
    Files.delete(repository.resolve("mine, not committed.txt"));

    assertThat(check("compare", "first")).isEqualTo(new Ended(0, ""));
  }

  @Test
  void comparesNothingWithAnEarlierBuild() throws Exception {
    assertThat(check("compare", "none was").status).isZero();
    assertThat(check("remember", "first").status).isZero();
    Files.writeString(repository.resolve("made between two builds.txt"), "");

    assertThat(check("compare", "second")).satisfies(ended -> {
      assertThat(ended.status).isZero();
      assertThat(ended.output).contains("Not looked at");
    });
  }

  @Test
  void passesWithoutARepository() throws Exception {
    Path archive = Files.createDirectory(repository.resolve("unpacked"));
    Path enclosing = repository;
    repository = archive;
    Files.writeString(archive.resolve("source.txt"), "");
    assertThat(check("remember", "first").output).contains("Not looked at");
    Files.writeString(archive.resolve("left.txt"), "");
    assertThat(check("compare", "first").status).as("within another repository").isZero();

    run(enclosing, "git", "config", "core.worktree", folder.resolve("none").toString());
    assertThat(check("compare", "first").status).as("a repository that git cannot read").isZero();
  }
}
