package org.muleentra.jwt.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one moment, and their text in Prometheus' exposition format 0.0.4: all of one metric stand together, under one
 * {@code HELP} and one {@code TYPE}. For one thread.
 */
public final class Samples {

  /** The media type of {@link #text()}. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** Takes the values, one after the other. */
  public interface Reader {

    /**
     * One value.
     *
     * @param suffix behind the metric's name: {@code _sum} or {@code _count} of a histogram, otherwise empty
     * @param labelValues one for each of the metric's labels, in their order; unmodifiable
     */
    void read(Metric metric, String suffix, List<String> labelValues, double value);
  }

  private final String config;
  private final Map<Metric, List<Sample>> samples = new EnumMap<>(Metric.class);

  /** @param config the configuration that all of them are of */
  public Samples(String config) {
    this.config = config;
  }

  /**
   * Takes a value.
   *
   * @param labelValues one for each of the metric's labels, in their order
   * @throws IllegalArgumentException where there are more or fewer of them than labels
   */
  public void add(Metric metric, double value, String... labelValues) {
    if (labelValues.length != metric.labels().size()) {
      throw new IllegalArgumentException(metric.id() + " has " + metric.labels().size() + " labels and not " + labelValues.length);
    }
    add(metric, new Sample("", null, Collections.unmodifiableList(Arrays.asList(labelValues.clone())), value));
  }

  /**
   * Takes a histogram.
   *
   * @param bounds the buckets' upper bounds, rising
   * @param counts how many values are in each bucket alone, and in one more those above all bounds
   * @param sum of all values
   */
  public void add(Metric metric, double[] bounds, long[] counts, double sum) {
    long count = 0;
    for (int i = 0; i < counts.length; i++) {
      count += counts[i];
      add(metric, new Sample("_bucket", i < bounds.length ? number(bounds[i]) : "+Inf", Collections.emptyList(), count));
    }
    add(metric, new Sample("_sum", null, Collections.emptyList(), sum));
    add(metric, new Sample("_count", null, Collections.emptyList(), count));
  }

  private void add(Metric metric, Sample sample) {
    samples.computeIfAbsent(metric, first -> new ArrayList<>()).add(sample);
  }

  /** Hands over all of them in the order of {@link Metric}, without the buckets of histograms. */
  public void each(Reader reader) {
    samples.forEach((metric, all) -> all.stream().filter(sample -> sample.bound == null)
        .forEach(sample -> reader.read(metric, sample.suffix, sample.labelValues, sample.value)));
  }

  /** The names of what has a value, in the order of {@link Metric}. */
  public List<Metric> metrics() {
    return new ArrayList<>(samples.keySet());
  }

  /** All of them, each line with its end. */
  public String text() {
    StringBuilder text = new StringBuilder();
    samples.forEach((metric, all) -> {
      text.append("# HELP ").append(metric.id()).append(' ').append(metric.help()).append('\n')
          .append("# TYPE ").append(metric.id()).append(' ').append(metric.type().text()).append('\n');
      all.forEach(sample -> write(text, metric, sample));
    });
    return text.toString();
  }

  private void write(StringBuilder text, Metric metric, Sample sample) {
    label(text.append(metric.id()).append(sample.suffix).append('{'), Metric.CONFIG, config);
    for (int i = 0; i < sample.labelValues.size(); i++) {
      label(text.append(','), metric.labels().get(i), sample.labelValues.get(i));
    }
    if (sample.bound != null) {
      label(text.append(','), "le", sample.bound);
    }
    text.append("} ").append(number(sample.value)).append('\n');
  }

  /** In a value, a backslash, a quote and a line break are escaped ("Text format details"). */
  private static void label(StringBuilder text, String name, String value) {
    text.append(name).append("=\"")
        .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
  }

  /** A value as Prometheus' text and JSON (RFC 8259 §6) have it; it must be finite. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
  }

  private static final class Sample {

    private final String suffix;
    /** Of a bucket; else {@code null}. */
    private final String bound;
    private final List<String> labelValues;
    private final double value;

    private Sample(String suffix, String bound, List<String> labelValues, double value) {
      this.suffix = suffix;
      this.bound = bound;
      this.labelValues = labelValues;
      this.value = value;
    }
  }
}
