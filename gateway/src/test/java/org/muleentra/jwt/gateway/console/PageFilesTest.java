package org.muleentra.jwt.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {

  private static final Path FOLDER = Path.of("src", "main", "resources", "console");
  private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");

  private final PageFiles files = PageFiles.load();

  private static List<Path> sources() throws IOException {
    try (Stream<Path> sources = Files.list(FOLDER)) {
      List<Path> found = sources.sorted().toList();
      assertThat(found).hasSizeGreaterThan(10);
      return found;
    }
  }

  @Test
  void everyFileIsServed() throws IOException {
    for (Path source : sources()) {
      String name = source.getFileName().toString();
      PageFile file = files.at(name.equals("index.html") ? "/" : "/" + name).orElseThrow(() -> new AssertionError(name));
      assertThat(file.content()).as(name).isEqualTo(Files.readAllBytes(source));
    }
  }

  /** Tokens stay in memory, whatever is shown stays text, and nothing comes from elsewhere. */
  @Test
  void noScriptStoresAnythingOrMakesMarkupOfIt() throws IOException {
    for (Path source : sources()) {
      String name = source.getFileName().toString();
      String text = Files.readString(source, StandardCharsets.UTF_8).replace("http://www.w3.org/2000/svg", "");
      assertThat(text).as(name).doesNotContain("localStorage", "sessionStorage", "indexedDB", "document.cookie", "innerHTML", "outerHTML",
          "insertAdjacentHTML", "document.write", "eval(", "new Function", "serviceWorker", "http://", "https://", "@import");
      Matcher imported = IMPORT.matcher(text);
      while (imported.find()) {
        assertThat(FOLDER.resolve(imported.group(1).substring(2))).as("%s in %s", imported.group(1), name).exists();
      }
    }
  }
}
