package org.muleentra.jwt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the testkit stand one above the other, and beside everything that is tested with it. */
class RoomsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/muleentra/jwt/testkit");
  /** Each may import those before it. */
  private static final List<String> FLOORS =
      List.of("http", "tenant", "key", "token", "fault", "client", "graph", "sts", "control", "server", "identity", "catalogue", "junit");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?org\\.muleentra\\.jwt\\.(\\w+)\\.(\\w+)");

  @Test
  void everyClassHasARoomWithASentence() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(SOURCES.resolve("package-info.java"));
    }
    try (Stream<Path> folders = Files.list(SOURCES)) {
      assertThat(folders.filter(Files::isDirectory).map(room -> room.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FLOORS);
    }
    for (String room : FLOORS) {
      assertThat(SOURCES.resolve(room).resolve("package-info.java")).content().startsWith("/** ");
    }
  }

  @Test
  void importsPointDownAndNeverToWhatIsTested() throws IOException {
    Set<String> imported = new TreeSet<>();
    for (String room : FLOORS) {
      for (Path file : sources(room)) {
        IMPORT.matcher(Files.readString(file)).results().forEach(found -> {
          assertThat(found.group(1)).as("%s", file).isEqualTo("testkit");
          assertThat(FLOORS.indexOf(found.group(2))).as("%s imports %s", file, found.group(2)).isBetween(0, FLOORS.indexOf(room));
          imported.add(found.group(2));
        });
      }
    }
    assertThat(imported).hasSizeGreaterThan(5);
  }

  private static List<Path> sources(String room) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
      return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
    }
  }
}
