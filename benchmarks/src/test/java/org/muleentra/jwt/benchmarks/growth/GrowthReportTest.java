package org.muleentra.jwt.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.benchmarks.quiet.NoiseJudge;
import org.muleentra.jwt.benchmarks.quiet.Planned;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;
import org.muleentra.jwt.benchmarks.quiet.Sample;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class GrowthReportTest {

  private static final int ROUNDS = 4;

  /** Groups grow from 1.20 by 0.10 a size, all else stands at 1.10; each size holds a hundred kilobytes more. */
  private static Report report(Dimension noisy) {
    Map<Planned, Double> planned = new LinkedHashMap<>();
    List<Sample> samples = new ArrayList<>();
    Map<String, List<Long>> retained = new TreeMap<>();
    for (Dimension dimension : Dimension.values()) {
      planned.put(new Planned(dimension.words(), "bare", null), 6_600.0);
      for (int round = 0; round < ROUNDS; round++) {
        samples.add(new Sample(dimension.words(), "bare", round, 100));
      }
      for (int i = 0; i < dimension.sizes().size(); i++) {
        String candidate = GrowthComparison.candidate(dimension.sizes().get(i));
        planned.put(new Planned(dimension.words(), candidate, "bare"), dimension == Dimension.THREADS ? 0.0 : 21_000.0);
        for (int round = 0; round < (dimension == noisy ? 1 : ROUNDS); round++) {
          samples.add(new Sample(dimension.words(), candidate, round, dimension == Dimension.GROUPS ? 120 + 10 * i : 110));
        }
        retained.put(GrowthComparison.retained(dimension, dimension.sizes().get(i)), List.of(9_000_000L, 100_000L + 600_000L * i, 1L));
      }
    }
    return GrowthReport.of(new Run(planned, samples, retained, ROUNDS));
  }

  @Test
  void saysWhatIsFlatAndWhatIsNot() {
    assertThat(report(null).markdown()).contains("""
        Flat (no ratio more than 5 % above another): keys of the tenant; tenants; role mappings, 200 groups; deny-list entries; \
        claim rules; threads. Not flat: groups in the token, 0 to 200: 1.20 to 1.60.
        """);
  }

  @Test
  void tellsRatioBytesAndMemoryOfEachSize() {
    assertThat(report(null).markdown()).contains("| keys of the tenant: 1 | 1.10 (1.10 to 1.10) | 21,000 | 100 kB |\n")
        .contains("| keys of the tenant: 1,000 | 1.10 (1.10 to 1.10) | 21,000 | 1.9 MB |\n")
        .contains("| groups in the token: 200 | 1.60 (1.60 to 1.60) | 21,000 |  |\n")
        .contains("| threads: 8 | 1.10 (1.10 to 1.10) |  |  |\n");
  }

  @Test
  void saysWhereTheMachineWasTooNoisy() {
    Report report = report(Dimension.TENANTS);

    assertThat(report.markdown()).contains("| tenants: 10 | " + NoiseJudge.TOO_NOISY + " |")
        .contains("another): keys of the tenant; role mappings").doesNotContain("NaN");
    assertThat(report.picture().orElseThrow().svg()).contains("tenants, 1 to 10,000: unknown to unknown").doesNotContain("NaN");
  }

  @Test
  void thePictureIsOneForEyesAndForScreenReaders() throws Exception {
    Report.Picture picture = report(null).picture().orElseThrow();
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(picture.svg())));
    int sizes = List.of(Dimension.values()).stream().mapToInt(dimension -> dimension.sizes().size()).sum();

    assertThat(picture.name()).isEqualTo("performance-growth.svg");
    assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).contains("bare verifications");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("keys of the tenant, 1 to 1,000: flat at 1.10.",
        "groups in the token, 0 to 200: 1.20 to 1.60.");
    assertThat(svg.getElementsByTagName("style").item(0).getTextContent()).contains("prefers-color-scheme: dark");
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(sizes);
    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(Dimension.values().length);
  }
}
