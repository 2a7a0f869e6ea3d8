package org.muleentra.jwt.benchmarks.quiet;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a call costs in calls of its reference: the middle one of the rounds, and the middle half of them around it.
 *
 * @param low a quarter of the rounds is below
 * @param high a quarter of the rounds is above
 */
public record Ratio(double median, double low, double high) {

  /** @param ratios of one round each, at least one */
  static Ratio of(double[] ratios) {
    double[] sorted = ratios.clone();
    Arrays.sort(sorted);
    return new Ratio(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
  }

  /** Between the two nearest, in proportion. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    return below + 1 == sorted.length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
  }

  /** How far the middle half reaches, as a share of the middle. */
  double spread() {
    return (high - low) / median;
  }

  /** For a table: the middle, and the middle half. */
  public String words() {
    return text(median) + " (" + text(low) + " to " + text(high) + ")";
  }

  private static String text(double ratio) {
    return String.format(Locale.ROOT, ratio >= 10 ? "%.1f" : ratio >= 0.1 ? "%.2f" : "%.4f", ratio);
  }
}
