package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.pages.MermaidBlock;

/** The outer shape of the pages' pictures, for builds without a browser; with one, {@code MermaidTest} draws them. */
class PicturesTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  @Test
  void everyPictureHasTheShapeOfOne() throws IOException {
    List<MermaidBlock> blocks = MermaidBlock.below(ROOT);

    assertThat(blocks).extracting(block -> block.page().toString()).contains("docs/understand/architecture.md", "docs/begin/tokens.md",
        "docs/begin/entra-setup.md", "docs/operate/operations.md", "docs/operate/credentials.md", "docs/use/revocation.md",
        "docs/use/outbound.md");
    assertThat(blocks.stream().flatMap(block -> block.faults().stream())).isEmpty();
  }

  private static List<MermaidBlock> blocks(String... lines) {
    return MermaidBlock.of(Path.of("page.md"), List.of(lines));
  }

  @Test
  void findsPicturesWhereverTheyStand() {
    List<MermaidBlock> found = blocks("```java", "```mermaid", "```", "", "```mermaid", "flowchart TD", "  a --> b", "```",
        "1. ~~~~ mermaid", "   timeline", "     1 : ```", "   ~~~~", "   ```mermaid");

    assertThat(found).extracting(MermaidBlock::place).containsExactly("page.md:5", "page.md:9", "page.md:13");
    assertThat(found).extracting(MermaidBlock::text).containsExactly("flowchart TD\n  a --> b\n", "timeline\n  1 : ```\n", "");
    assertThat(found).extracting(MermaidBlock::closed).containsExactly(true, true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"  a\t--> b", "  %%{init: {'theme': 'dark'}}%%", "---", "  classDef red fill:#f00", "  a:::red",
      "  style a color:red",
      "  rect rgb(1, 2, 3)", "  click a \"page.md\"", "  a[\"http://example.com\"]", "  a[\"fa:fa-user\"]", "  a[\"this & that\"]"})
  void namesTheLineThatDoesNotBelongIntoAPicture(String line) {
    assertThat(blocks("", "```mermaid", "flowchart TD", "  accTitle: x", line, "```").get(0).faults()).singleElement().asString()
        .startsWith("page.md:5: ");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(blocks("```mermaid", "flowchart TD", "  accTitle: x", "  a --> b", "```").get(0).faults()).isEmpty();
    assertThat(blocks("```mermaid", "flowchart TD", "  accTitle: x", "  a --> b").get(0).faults()).singleElement().asString()
        .contains("page.md:1: no fence");
    assertThat(blocks("```mermaid", "flowchart TD", "  a --> b", "```").get(0).faults()).singleElement().asString().contains("accTitle");
    assertThat(blocks("```mermaid", "flow TD", "  accTitle: x", "```").get(0).faults()).singleElement().asString()
        .contains("page.md:2: ", "kind");
    assertThat(blocks("```mermaid", "```").get(0).faults()).hasSize(2);
  }
}
