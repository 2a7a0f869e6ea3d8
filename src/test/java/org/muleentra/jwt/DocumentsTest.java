package org.muleentra.jwt;

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

/** What the documents name exists: a test that they call as witness, a page that they link to. */
class DocumentsTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)[`#]");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[)#]");

  private static final Pattern NO_TIME = Pattern.compile("(?i)\\b(instant\\w*)");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs")); Stream<Path> root = Files.list(Path.of("."))) {
      return Stream.concat(docs, root).filter(file -> file.toString().endsWith(".md")).collect(Collectors.toList());
    }
  }

  private static Set<String> found(Path page, Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(page)).results().map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path page : pages()) {
      named.addAll(found(page, TEST));
    }
    Set<String> tests = new TreeSet<>();
    for (String room : List.of("src/test", "gateway/src/test", "policy-template/src/test", "testkit/src/test", "benchmarks/src/test")) {
      try (Stream<Path> files = Files.walk(Path.of(room))) {
        files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.java"))
            .map(name -> name.substring(0, name.length() - ".java".length())).forEach(tests::add);
      }
    }

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(tests).containsAll(named);
  }

  /** Every means of revocation has a delay, and the pages state it. */
  @Test
  void noPagePromisesThatSomethingTakesNoTime() throws IOException {
    assertThat(pages()).isNotEmpty();
    for (Path page : pages()) {
      assertThat(found(page, NO_TIME)).as("%s", page).isEmpty();
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (Path page : pages()) {
      for (String link : found(page, LINK)) {
        assertThat(page.resolveSibling(link)).as("%s links to %s", page, link).exists();
      }
    }
  }
}
