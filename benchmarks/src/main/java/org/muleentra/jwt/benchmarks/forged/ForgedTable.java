package org.muleentra.jwt.benchmarks.forged;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muleentra.jwt.benchmarks.quiet.NoiseJudge;
import org.muleentra.jwt.benchmarks.quiet.Ratio;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;

/** A table of a run, as Markdown: a row for each payload, the costliest admission first. */
final class ForgedTable {

  private ForgedTable() {}

  static Report of(Run run) {
    List<String> payloads = run.comparisons().stream().sorted(Comparator.comparingDouble((String payload) -> admission(run, payload))
        .reversed()).toList();
    StringBuilder table = new StringBuilder("| filled with | its admission, in bare verifications | its refusal, in its admissions |\n|---|---|---|\n");
    for (String payload : payloads) {
      table.append("| ").append(payload).append(" | ").append(cell(run, payload, ForgedComparison.ADMITTED)).append(" | ")
          .append(cell(run, payload, ForgedComparison.REFUSED)).append(" |\n");
    }
    return new Report("forged", run.words() + ".\n\n" + table, Optional.empty());
  }

  private static double admission(Run run, String payload) {
    return run.ratio(payload, ForgedComparison.ADMITTED).map(Ratio::median).orElse(0.0);
  }

  private static String cell(Run run, String payload, String candidate) {
    return run.ratio(payload, candidate).map(Ratio::words).orElse(NoiseJudge.TOO_NOISY);
  }
}
