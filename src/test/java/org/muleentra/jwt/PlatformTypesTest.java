package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Types of MuleSoft's stand in one place, once each, and are in nothing that is packaged. */
class PlatformTypesTest {
  private static final Path TYPES = Path.of("platform-types");

  private static List<Path> sources(Path room) throws IOException {
    try (Stream<Path> files = Files.walk(room)) {
      return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
    }
  }

  @Test
  void everySourceRootHoldsNothingButTheHousesOwn() throws IOException {
    for (String module : List.of(".", "testkit", "policy-template", "tool", "gateway", "benchmarks", "browser", "prose")) {
      for (String tree : List.of("src/main/java", "src/test/java")) {
        Path root = Path.of(module, tree);
        if (Files.isDirectory(root)) {
          assertThat(sources(root)).isNotEmpty().allMatch(file -> file.startsWith(root.resolve("org/muleentra")));
        }
      }
    }
  }

  @Test
  void everyTypeIsThereOnce() throws IOException {
    Map<String, Long> byName = sources(TYPES).stream().map(file -> file.subpath(2, file.getNameCount()).toString())
        .collect(Collectors.groupingBy(name -> name, Collectors.counting()));

    assertThat(byName).hasSizeGreaterThan(5).allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
    assertThat(byName.keySet()).allMatch(name -> name.startsWith("org/mule/"));
  }

  @Test
  void theExtensionCarriesNone() {
    assertThat(Arrays.asList(new File("target/classes/org").list())).containsExactly("muleentra");
  }
}
