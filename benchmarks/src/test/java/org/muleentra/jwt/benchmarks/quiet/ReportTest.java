package org.muleentra.jwt.benchmarks.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

  private static final String PAGE = "# Page\n\n<!-- generated: one -->\n\nold\n\n<!-- end: one -->\n"
      + "\n<!-- generated: two -->\n<!-- end: two -->\n";

  @Test
  void replacesItsRegionOfThePageAndWritesThePictureBesideIt(@TempDir Path folder) throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), PAGE);

    new Report("one", "| new |\n", Optional.of(new Report.Picture("new.svg", "<svg/>"))).write(page);

    assertThat(page).hasContent(PAGE.replace("old", "| new |"));
    assertThat(folder.resolve("new.svg")).hasContent("<svg/>");
  }

  @Test
  void aPageWithoutTheRegionIsAnError() {
    assertThat(PageRegion.fill(PAGE, "two", "x")).endsWith("<!-- generated: two -->\n\nx\n\n<!-- end: two -->\n");
    assertThatThrownBy(() -> PageRegion.fill(PAGE, "three", "x")).hasMessage("The page has no region three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"forged", "peers-java-17", "peers-java-25", "growth", "ways-java-17", "ways-java-25"})
  void thePageOfPerformanceHasTheRegion(String region) throws IOException {
    String page = Files.readString(Path.of("../docs/understand/performance.md"));

    assertThat(PageRegion.fill(page, region, "| new |")).contains("| new |\n\n<!-- end: " + region + " -->");
  }

  @Test
  void isKnownOnlyIfEveryRatioIs() {
    assertThat(new Report("one", "| 1.01 |", Optional.empty()).isKnown()).isTrue();
    assertThat(new Report("one", "| 1.01 | " + NoiseJudge.TOO_NOISY + " |", Optional.empty()).isKnown()).isFalse();
  }

  @Test
  void readsOptions() {
    assertThat(Options.of()).isEqualTo(new Options(3, 60, null, false));
    assertThat(Options.of("--rounds", "5", "--forks", "1", "--page", "a.md")).isEqualTo(new Options(1, 5, Path.of("a.md"), false));
    assertThat(Options.of("--page-with-gaps", "a.md")).isEqualTo(new Options(3, 60, Path.of("a.md"), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rounds", "--rounds 0", "--rounds many", "--forks -1", "--lap 3", "5"})
  void saysWhatOptionsThereAre(String options) {
    assertThatThrownBy(() -> Options.of(options.split(" "))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("[--forks N] [--rounds N] [--page FILE | --page-with-gaps FILE]");
  }
}
