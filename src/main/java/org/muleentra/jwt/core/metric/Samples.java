package org.muleentra.jwt.core.metric;

import java.util.ArrayList;
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

  private final String config;
  private final Map<Metric, StringBuilder> lines = new EnumMap<>(Metric.class);

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
    StringBuilder text = of(metric);
    begin(text, metric, "");
    for (int i = 0; i < labelValues.length; i++) {
      label(text.append(','), metric.labels().get(i), labelValues[i]);
    }
    end(text, value);
  }

  /**
   * Takes a histogram.
   *
   * @param bounds the buckets' upper bounds, rising
   * @param counts how many values are in each bucket alone, and in one more those above all bounds
   * @param sum of all values
   */
  public void add(Metric metric, double[] bounds, long[] counts, double sum) {
    StringBuilder text = of(metric);
    long count = 0;
    for (int i = 0; i < counts.length; i++) {
      count += counts[i];
      begin(text, metric, "_bucket");
      label(text.append(','), "le", i < bounds.length ? number(bounds[i]) : "+Inf");
      end(text, count);
    }
    begin(text, metric, "_sum");
    end(text, sum);
    begin(text, metric, "_count");
    end(text, count);
  }

  private StringBuilder of(Metric metric) {
    return lines.computeIfAbsent(metric, first -> new StringBuilder()
        .append("# HELP ").append(first.id()).append(' ').append(first.help()).append('\n')
        .append("# TYPE ").append(first.id()).append(' ').append(first.type().text()).append('\n'));
  }

  private void begin(StringBuilder text, Metric metric, String suffix) {
    label(text.append(metric.id()).append(suffix).append('{'), Metric.CONFIG, config);
  }

  private static void end(StringBuilder text, double value) {
    text.append("} ").append(number(value)).append('\n');
  }

  /** In a value, a backslash, a quote and a line break are escaped ("Text format details"). */
  private static void label(StringBuilder text, String name, String value) {
    text.append(name).append("=\"")
        .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
  }

  /** The names of what has a value, in the order of {@link Metric}. */
  public List<Metric> metrics() {
    return new ArrayList<>(lines.keySet());
  }

  /** All of them, each line with its end. */
  public String text() {
    StringBuilder text = new StringBuilder();
    lines.values().forEach(text::append);
    return text.toString();
  }
}
