package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page says first what its reader does, and can be read in ten minutes. */
class ReadingTest {

  private static final Path DOCS = Path.of("docs");

  private static final int WORDS_PER_MINUTE = 200;
  private static final double LONGEST = 10;

  /** Longer, and why it is not divided. */
  private static final Map<String, String> LONGER = Map.of(
      "understand/performance.md", "figures of one measurement, which mean nothing away from how they were measured");

  /** What a measurement and a screen show comes first there. Nor do records of decisions ({@code adr}) tell anybody what to do. */
  private static final Set<String> OTHER_OPENINGS = Set.of("understand/performance.md", "test/console.md");

  /** With what an opening begins. A new page may add its verb: it is to be one that tells the reader what to do. */
  private static final Set<String> IMPERATIVES = Set.of("Add", "Build", "Check", "Choose", "Compare", "Drive", "Find", "Hold", "Keep",
      "Let", "List", "Look", "Move", "Open", "Package", "Protect", "Prove", "Put", "Read", "Register", "Run", "Send", "Set", "Start",
      "Tell", "Test", "Try", "Use", "Watch", "Write");

  private static final Pattern GENERATED = Pattern.compile("(?s)<!-- generated: .*?<!-- end: [^>]*-->");

  private static Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(DOCS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".md")).collect(Collectors.toList())) {
        pages.put(DOCS.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    assertThat(pages).hasSizeGreaterThan(40);
    return pages;
  }

  /**
   * Words by 200 a minute. Those in tables and code count half: a reader looks one row up, and copies a command. Generated tables do not
   * count, since nobody reads them through.
   */
  static double minutes(String page) {
    int words = 0;
    int half = 0;
    boolean code = false;
    for (String line : GENERATED.matcher(page).replaceAll("").split("\n")) {
      boolean fence = line.strip().startsWith("```");
      code ^= fence;
      int here = fence || line.isBlank() ? 0 : line.strip().split("\\s+").length;
      if (code || line.startsWith("|")) {
        half += here;
      } else {
        words += here;
      }
    }
    return (words + half / 2.0) / WORDS_PER_MINUTE;
  }

  @Test
  void noPageTakesMoreThanTenMinutes() throws IOException {
    Map<String, Double> tooLong = new TreeMap<>();
    pages().forEach((name, page) -> {
      if (minutes(page) > LONGEST) {
        tooLong.put(name, minutes(page));
      }
    });

    tooLong.keySet().removeAll(LONGER.keySet());
    assertThat(tooLong).isEmpty();
    assertThat(pages()).containsKeys(LONGER.keySet().toArray(String[]::new));
  }

  @Test
  void everyPageBeginsWithWhatItsReaderDoes() throws IOException {
    Map<String, String> others = new TreeMap<>();
    pages().forEach((name, page) -> {
      List<String> lines = page.lines().collect(Collectors.toList());
      assertThat(lines.get(0)).as(name).startsWith("# ");
      assertThat(lines.get(1)).as(name).isEmpty();
      String first = lines.get(2).split("\\W+")[0];
      if (!name.startsWith("adr/") && !OTHER_OPENINGS.contains(name) && !IMPERATIVES.contains(first)) {
        others.put(name, lines.get(2));
      }
    });

    assertThat(others).isEmpty();
  }

  @Test
  void measuresAsItSays() {
    String words = "word ".repeat(200) + "\n";
    assertThat(minutes(words)).isEqualTo(1);
    assertThat(minutes("| " + words)).isEqualTo(0.5025);
    assertThat(minutes("```bash\n" + words + "```\n" + words)).isEqualTo(1.5);
    assertThat(minutes("<!-- generated: a -->\n" + words + "<!-- end: a -->\n" + words)).isEqualTo(1);
  }
}
