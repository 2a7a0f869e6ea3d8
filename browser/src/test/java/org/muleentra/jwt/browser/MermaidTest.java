package org.muleentra.jwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.pages.MermaidBlock;

/** Every picture of every page is drawn, by light and by dark, and kept as {@code target/screenshots/mermaid-PAGE-N.png}. */
@InBrowser
class MermaidTest {

  /** How many the pages have at least. */
  private static final int PICTURES = 12;

  private static Mermaid mermaid;

  @BeforeAll
  static void open() throws IOException {
    mermaid = Mermaid.open();
  }

  @AfterAll
  static void close() {
    if (mermaid != null) {
      mermaid.close();
    }
  }

  /** What is wrong with the pictures, each with its place; those that could be drawn are kept. */
  private static List<String> faults(List<MermaidBlock> blocks) {
    List<String> faults = new ArrayList<>();
    Map<Path, Integer> seen = new HashMap<>();
    for (MermaidBlock block : blocks) {
      String name = "mermaid-" + block.page().toString().replaceAll("\\.md$", "").replaceAll("\\W+", "-") + "-"
          + seen.merge(block.page(), 1, Integer::sum);
      for (String theme : List.of("default", "dark")) {
        Mermaid.Drawing drawing = mermaid.draw(block.text(), theme);
        drawing.faults().forEach(fault -> faults.add(block.place() + " (" + theme + "): " + fault));
        if (drawing.error() == null) {
          mermaid.keep(theme.equals("dark") ? name + "-dark" : name, drawing);
        }
      }
    }
    return faults;
  }

  @Test
  void everyPictureOfThePagesIsDrawn() throws IOException {
    List<MermaidBlock> blocks = MermaidBlock.below(Path.of("..").toAbsolutePath().normalize());

    assertThat(blocks).hasSizeGreaterThanOrEqualTo(PICTURES);
    assertThat(faults(blocks)).isEmpty();
  }

  private static List<MermaidBlock> page(String... lines) {
    return MermaidBlock.of(Path.of("target", "spoilt.md"), List.of(lines));
  }

  @Test
  void aBrokenPictureIsToldWithItsPlaceAndMermaidsWords() {
    assertThat(faults(page("# A page", "", "```mermaid", "flowchart TD", "  a[\"good\"] --> b", "```", "", "```mermaid", "flowchart TD",
        "  a[\"bad --> b", "```"))).hasSize(2)
        .allSatisfy(fault -> assertThat(fault).startsWith("target/spoilt.md:8 (").containsPattern("error on line \\d"));
    assertThat(faults(page("```mermaid", "flowchart TD", "  a --> b", "```"))).isEmpty();
  }

  @Test
  void aPictureThatNobodyCanReadIsTold() {
    assertThat(faults(page("```mermaid", "flowchart LR", "  a[\" \"]", "```"))).hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("no word"));
    String chain = String.join(" --> ", "abcdefghijklmn".split(""));
    assertThat(faults(page("```mermaid", "flowchart LR", "  " + chain, "```"))).hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("pixels wide"));
  }
}
