import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fails a build that leaves files which git neither has nor ignores.
 *
 * <p>Run by the build as {@code java LeftBehind.java remember|compare REPOSITORY RECORD BUILD}: at its start it writes the files
 * that are there already to RECORD, so that uncommitted work is nobody's fault, and behind the tests of each module it compares.
 * BUILD tells one build from another: what an earlier one remembered is not compared. Where there is no git, or the folder is not
 * a repository of its own, as that of an unpacked archive, it says so and lets the build pass.
 */
public final class LeftBehind {

  private LeftBehind() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int status = run(System.out, arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Does what the arguments say, and returns the exit status. */
  public static int run(PrintStream out, String... arguments) throws IOException, InterruptedException {
    Path repository = Path.of(arguments[1]).toRealPath();
    Path record = Path.of(arguments[2]);
    String build = arguments[3];
    Optional<Set<String>> untracked = untracked(repository);
    if (untracked.isEmpty()) {
      out.println("Not looked at what the build leaves: git does not know " + repository + " as a repository");
      return 0;
    }
    if (arguments[0].equals("remember")) {
      Files.createDirectories(record.getParent());
      Files.writeString(record, build + "\0" + String.join("\0", untracked.get()));
      return 0;
    }
    return compare(out, record, build, untracked.get());
  }

  private static int compare(PrintStream out, Path record, String build, Set<String> untracked) throws IOException {
    List<String> remembered = Files.exists(record) ? List.of(Files.readString(record).split("\0")) : List.of("");
    if (!remembered.get(0).equals(build)) {
      out.println("Not looked at what the build leaves: it did not begin with build/pom.xml");
      return 0;
    }
    Set<String> left = new TreeSet<>(untracked);
    remembered.subList(1, remembered.size()).forEach(left::remove);
    if (!left.isEmpty()) {
      out.println("The build left files that git does not ignore. A test writes to a temporary folder or below target/;"
          + " if you made them yourself meanwhile, build again:");
      left.forEach(file -> out.println("  " + file.replaceAll("\\p{Cntrl}", "?")));
    }
    return left.isEmpty() ? 0 : 1;
  }

  /** The files that git neither has nor ignores; none where it does not work here. */
  private static Optional<Set<String>> untracked(Path repository) throws IOException, InterruptedException {
    Optional<String> top = git(repository, "rev-parse", "--show-toplevel");
    // An archive that was unpacked within another repository has none of its own.
    Path itsTop = Path.of(top.orElse("").stripTrailing());
    if (top.isEmpty() || !Files.isDirectory(itsTop) || !Files.isSameFile(itsTop, repository)) {
      return Optional.empty();
    }
    return git(repository, "ls-files", "--others", "--exclude-standard", "-z").map(files -> {
      Set<String> names = new TreeSet<>(List.of(files.split("\0")));
      names.remove("");
      return names;
    });
  }

  private static Optional<String> git(Path repository, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    Process git;
    try {
      git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException noSuchProgram) {
      return Optional.empty();
    }
    git.getOutputStream().close();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() == 0 ? Optional.of(output) : Optional.empty();
  }
}
