package org.muleentra.jwt.benchmarks.growth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muleentra.jwt.benchmarks.quiet.NoiseJudge;
import org.muleentra.jwt.benchmarks.quiet.Ratio;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;

/** What grows, in a sentence, a picture and a table. */
final class GrowthReport {

  /** Beside the page. */
  static final String PICTURE = "performance-growth.svg";

  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;

  private GrowthReport() {}

  static Report of(Run run) {
    List<Growth> all = Growth.of(run);
    String markdown = run.words() + ".\n\n" + sentence(all) + "\n\n![The ratio of each, as in the table](" + PICTURE + ")\n\n" + table(all);
    return new Report("growth", markdown, Optional.of(new Report.Picture(PICTURE, GrowthPicture.of(all))));
  }

  /** Flat where it should be flat, and said where not. */
  private static String sentence(List<Growth> all) {
    String flat = words(all, true);
    String rising = words(all, false);
    return "Flat (no ratio more than " + Math.round(Growth.FLAT * 100) + " % above another): " + (flat.isEmpty() ? "nothing" : flat)
        + ". Not flat: " + (rising.isEmpty() ? "nothing" : rising) + ".";
  }

  private static String words(List<Growth> all, boolean flat) {
    return all.stream().filter(growth -> growth.isKnown() && growth.isFlat() == flat)
        .map(growth -> flat ? growth.dimension().words() : growth.words()).collect(Collectors.joining("; "));
  }

  private static String table(List<Growth> all) {
    StringBuilder table = new StringBuilder("| what grows | bare verifications | bytes a decision allocates"
        + " | memory of the configuration |\n|---|---|---|---|\n");
    for (Growth growth : all) {
      for (Growth.Point point : growth.points()) {
        table.append(String.format(Locale.ROOT, "| %s: %,d | %s | %s | %s |%n", growth.dimension().words(), point.size(),
            point.ratio().map(Ratio::words).orElse(NoiseJudge.TOO_NOISY),
            point.bytes() == 0 ? "" : String.format(Locale.ROOT, "%,d", point.bytes()),
            growth.dimension().ofConfiguration() ? memory(point.retained()) : ""));
      }
    }
    return table.toString().replace(System.lineSeparator(), "\n");
  }

  private static String memory(long bytes) {
    return bytes >= MEGA ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGA) : String.format(Locale.ROOT, "%.0f kB", bytes / KILO);
  }
}
