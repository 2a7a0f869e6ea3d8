package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the repository: its links lead somewhere, and its tables are tables. */
class PagesTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  private static List<Page> pages() throws IOException {
    List<Page> pages = Page.below(ROOT);
    assertThat(pages).extracting(page -> ROOT.relativize(page.path).toString())
        .contains("README.md", "docs/use/errors.md", "docs/adr/0001-tokens-for-graph-without-msal4j.md", "examples/orders-api/README.md");
    return pages;
  }

  /** The links of a page within the repository that lead nowhere. */
  private static List<String> deadLinks(Page page, Path root) throws IOException {
    List<String> dead = new ArrayList<>();
    for (String target : page.targets()) {
      if (!target.matches("(?i)[a-z][a-z0-9+.-]*:.*|//.*") && !leads(page, root, target)) {
        dead.add(page.path + ": " + target);
      }
    }
    page.undefinedReferences().forEach(name -> dead.add(page.path + ": [" + name + "] is not defined"));
    return dead;
  }

  private static boolean leads(Page page, Path root, String target) throws IOException {
    int hash = target.indexOf('#');
    String written = (hash < 0 ? target : target.substring(0, hash)).replaceFirst("\\?.*", "");
    String anchor = hash < 0 ? "" : decoded(target.substring(hash + 1));
    if (target.isEmpty() || hash == target.length() - 1) {
      return false;
    }
    Path file = written.isEmpty() ? page.path
        : written.startsWith("/") ? root.resolve(decoded(written.substring(1))).normalize()
        : page.path.resolveSibling(decoded(written)).normalize();
    // What a build makes is not there for those who read.
    boolean made = file.startsWith(root) && root.relativize(file).toString().matches("(.*/)?target(/.*)?");
    if (!file.startsWith(root) || made || !Files.exists(file)) {
      return false;
    }
    if (anchor.isEmpty() || !file.toString().endsWith(".md")) {
      return anchor.isEmpty() || Files.isRegularFile(file) && anchor.matches("L\\d+(-L\\d+)?");
    }
    return (file.equals(page.path) ? page : Page.read(file)).anchors().contains(anchor);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Page page : pages()) {
      dead.addAll(deadLinks(page, ROOT));
    }

    assertThat(dead).isEmpty();
  }

  /** The README leads to what comes first; the index to all. */
  @Test
  void theIndexNamesEveryPage() throws IOException {
    Path docs = ROOT.resolve("docs");
    Page index = Page.read(docs.resolve("README.md"));
    List<Path> named = index.targets().stream().map(target -> docs.resolve(target.replaceFirst("#.*", "")).normalize()).toList();

    assertThat(named).doesNotHaveDuplicates()
        .containsAll(pages().stream().map(page -> page.path).filter(path -> path.startsWith(docs) && !path.equals(index.path)).toList());
  }

  @Test
  void everyTableIsOne() throws IOException {
    assertThat(pages().stream().flatMap(page -> page.faultsOfTables().stream())).isEmpty();
  }

  @Test
  void noListTellsOneThingTwice() throws IOException {
    assertThat(pages().stream().flatMap(page -> page.doubledItems().stream())).isEmpty();
  }

  @Test
  void findsDoubledItems() {
    assertThat(new Page(Path.of("page.md"), List.of("- A *token*, or", "- a token: not", "# Next", "- a token", "- a tokens")).doubledItems())
        .containsExactly("page.md:2: a token");
  }

  @Test
  void findsDeadLinks(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("docs"));
    Files.createDirectories(root.resolve("target"));
    Files.writeString(root.resolve("target/made.md"), "# Made");
    Files.writeString(root.resolve("docs/icon.png"), "");
    Files.writeString(root.resolve("docs/other.md"), """
        # `./try`, and *more*: [a page](x.md)
        ## Twice
        ## Twice
        ## Twice-1
        ## Größe_1 <a id="named"></a>
        ```
        # No heading
        ```
        """);
    Path path = Files.createFile(root.resolve("page.md"));
    List<String> good = List.of("docs/other.md", "/docs/other.md", "docs", "docs/", "docs/icon.png", "docs/other.md#try-and-more-a-page",
        "docs/other.md#twice", "docs/other.md#twice-1", "docs/other.md#twice-1-1", "docs/other.md#gr%C3%B6%C3%9Fe_1-", "docs/other.md#named",
        "#here", "https://example.com/x#y", "mailto:a@example.com", "./docs/../docs/other.md", "docs/icon.png#L3");
    List<String> bad = List.of("", "#", "docs/other.md#", "docs/none.md", "other.md", "docs/other.md#Twice", "docs/other.md#twice-2",
        "docs/other.md#no-heading", "#there", "docs#twice", "../outside.md", "target/made.md", "docs/Other.md", "docs/icon.png#twice");
    for (String each : good) {
      assertThat(deadLinks(new Page(path, List.of("# Here", "", "A [link](" + each + ").")), root)).as(each).isEmpty();
    }
    for (String each : bad) {
      assertThat(deadLinks(new Page(path, List.of("# Here", "", "A [link](" + each + ").")), root)).as(each).hasSize(1);
    }
    Files.writeString(path, """
        # Here
        `[code](nowhere.md)` and ``[`code`](nowhere.md)``, [titled](no1.md "Title"), ![image](no2.png), [over
        two lines](no3.md), [`code`](no4.md), <a href="no5.md">x</a>, <img alt="x" src='no6.png'>, [x][defined], [y][missing]

        [defined]: no7.md
        - ```
          [fenced](nowhere.md)
          ```
        [after the fence](no8.md)
        """);
    assertThat(deadLinks(Page.read(path), root)).extracting(each -> each.substring(each.lastIndexOf(": ") + 2))
        .containsExactlyInAnyOrder("no1.md", "no2.png", "no3.md", "no4.md", "no5.md", "no6.png", "no7.md", "no8.md",
            "[missing] is not defined");
  }

  @Test
  void findsBrokenTables() {
    assertThat(faults("| a | b |", "|---|---|", "| 1 | `x \\| y` |", "| 2 | |")).isEmpty();
    assertThat(faults("| level | a |", "|:--|--:|", "| WARN | 1 |", "| WARN | 2 |")).isEmpty();
    assertThat(faults("```", "| a", "```", "", "text | text")).isEmpty();
    assertThat(faults("| a | b |", "|---|---|", "| 1 | 2 |", "", "| 3 | 4 |")).hasSize(1);
    assertThat(faults("| 1 | 2 |", "text")).hasSize(1);
    assertThat(faults("| 1 | 2 |")).hasSize(1);
    assertThat(faults("| a | b |", "|---|---|", "| 1 | 2 | 3 |")).hasSize(1);
    assertThat(faults("| a | b |", "|---|---|", "| 1 |")).hasSize(1);
    assertThat(faults("| a | b |", "|---|", "| 1 | 2 |")).hasSize(1);
    assertThat(faults("| a | b |", "|---|---|", "| 1 | `x | y` |")).hasSize(1);
    assertThat(faults("| a | b |", "|---|---|", "| `1` | 2 |", "| **1**  | 3 |")).hasSize(1);
    assertThat(faults("| level | a |", "|---|---|", "| WARN | 1 |", "| WARN | 1 |")).hasSize(1);
    assertThat(faults("| a | b |", "|---|---|", "| 1 | 2 |", "text")).hasSize(1);
    assertThat(faults("  | a | b |", "  |---|---|", "  | 1 | 2 |", "1. text")).hasSize(1);
  }

  private static List<String> faults(String... lines) {
    return new Page(Path.of("page.md"), List.of(lines)).faultsOfTables();
  }
}
