package org.muleentra.jwt.benchmarks.way;

import java.util.List;
import java.util.Optional;
import org.muleentra.jwt.benchmarks.quiet.NoiseJudge;
import org.muleentra.jwt.benchmarks.quiet.Ratio;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;

/** A table of a run, as Markdown: a row for each way, a column for each size of token. */
final class WayTable {

  private WayTable() {}

  /** For the region of the Java that runs this, which is the one that was measured. */
  static Report of(Run run) {
    List<String> sizes = run.comparisons();
    StringBuilder table = new StringBuilder("| | " + String.join(" | ", sizes) + " |\n|---" + "|---".repeat(sizes.size()) + "|\n");
    for (String way : run.candidates(sizes.get(0))) {
      table.append("| ").append(way);
      sizes.forEach(size -> table.append(" | ").append(run.ratio(size, way).map(Ratio::words).orElse(NoiseJudge.TOO_NOISY)));
      table.append(" |\n");
    }
    return new Report("ways-java-" + Runtime.version().feature(), run.words() + ".\n\n" + table, Optional.empty());
  }
}
