package org.muleentra.jwt.benchmarks.peer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.muleentra.jwt.benchmarks.quiet.NoiseJudge;
import org.muleentra.jwt.benchmarks.quiet.Ratio;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;

/** Two tables of a run, as Markdown: ratios to the bare verification with their spread, and bytes. */
final class PeerTable {

  private PeerTable() {}

  /** For the region of the Java that runs this, which is the one that was measured. */
  static Report of(Run run) {
    String ratios = table(run, (work, peer) -> run.ratio(work, peer).map(Ratio::words).orElse(NoiseJudge.TOO_NOISY));
    String bytes = table(run, (work, peer) -> String.format(Locale.ROOT, "%,d", run.bytes(work, peer)));
    return new Report("peers-java-" + Runtime.version().feature(),
        run.words() + ".\n\n" + ratios + "\nBytes that a call allocates:\n\n" + bytes, Optional.empty());
  }

  private static String table(Run run, BiFunction<String, String, String> cell) {
    List<String> works = run.comparisons();
    List<String> peers = run.candidates(works.get(0));
    StringBuilder table = new StringBuilder("| token | " + String.join(" | ", peers) + " |\n|---" + "|---".repeat(peers.size()) + "|\n");
    for (String work : works) {
      table.append("| ").append(work);
      peers.forEach(peer -> table.append(" | ").append(cell.apply(work, peer)));
      table.append(" |\n");
    }
    return table.toString();
  }
}
