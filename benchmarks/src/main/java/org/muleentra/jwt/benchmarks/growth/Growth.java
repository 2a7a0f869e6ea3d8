package org.muleentra.jwt.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muleentra.jwt.benchmarks.quiet.Ratio;
import org.muleentra.jwt.benchmarks.quiet.Run;

/**
 * What was found of one dimension; immutable.
 *
 * @param points one a size, in order
 */
record Growth(Dimension dimension, List<Point> points) {

  /** Up to which share between its lowest and its highest ratio a dimension counts as flat. */
  static final double FLAT = 0.05;

  /**
   * A decision at one size.
   *
   * @param ratio to the bare verification, unless the machine was too noisy to know
   * @param bytes that it allocates; 0 on several threads
   * @param retained bytes that the configuration holds, the middle one of the virtual machines; 0 where it is not what grows
   */
  record Point(int size, Optional<Ratio> ratio, long bytes, long retained) {}

  static List<Growth> of(Run run) {
    List<Growth> all = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      all.add(new Growth(dimension, dimension.sizes().stream().map(size -> point(run, dimension, size)).toList()));
    }
    return all;
  }

  private static Point point(Run run, Dimension dimension, int size) {
    String candidate = GrowthComparison.candidate(size);
    List<Long> retained = run.retained().getOrDefault(GrowthComparison.retained(dimension, size), List.of(0L)).stream().sorted().toList();
    return new Point(size, run.ratio(dimension.words(), candidate), run.bytes(dimension.words(), candidate),
        retained.get(retained.size() / 2));
  }

  boolean isKnown() {
    return points.stream().allMatch(point -> point.ratio.isPresent());
  }

  /** The sizes and how the ratio changes over them, in words; of what is known. */
  String words() {
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    return String.format(Locale.ROOT, "%s, %,d to %,d: ", dimension.words(), first.size, last.size)
        + (isFlat() ? "flat at " + median(first) : median(first) + " to " + median(last));
  }

  boolean isFlat() {
    double[] medians = points.stream().flatMap(point -> point.ratio.stream()).mapToDouble(Ratio::median).sorted().toArray();
    return medians.length > 0 && medians[medians.length - 1] <= medians[0] * (1 + FLAT);
  }

  private static String median(Point point) {
    return point.ratio.map(ratio -> String.format(Locale.ROOT, "%.2f", ratio.median())).orElse("unknown");
  }
}
