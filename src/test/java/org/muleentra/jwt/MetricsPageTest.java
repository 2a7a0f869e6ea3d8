package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Metric.Type;

/** Page, dashboard and alert rules name the metrics of the code, with its types and labels. */
class MetricsPageTest {

  private static final Path PAGE = Path.of("docs/operate/metrics.md");
  private static final Path DASHBOARD = Path.of("docs/operate/prometheus/dashboard.json");
  private static final Path ALERTS = Path.of("docs/operate/prometheus/alerts.yml");
  private static final Pattern NAME = Pattern.compile("\\bentra_jwt_\\w+");
  private static final Pattern SELECTION = Pattern.compile("\\b(entra_jwt_\\w+)(?:\\{([^}]*)})?");

  /** Every name under which a metric may be asked for, and the labels that it then has. */
  private static Map<String, Set<String>> series() {
    Map<String, Set<String>> series = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      Set<String> labels = new TreeSet<>(metric.labels());
      labels.add(Metric.CONFIG);
      if (metric.type() == Type.HISTOGRAM) {
        series.put(metric.id() + "_sum", labels);
        series.put(metric.id() + "_count", labels);
        Set<String> bucket = new TreeSet<>(labels);
        bucket.add("le");
        series.put(metric.id() + "_bucket", bucket);
      } else {
        series.put(metric.id(), labels);
      }
    }
    return series;
  }

  private static List<String> dashboardExpressions() throws IOException {
    List<String> found = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(Files.readString(DASHBOARD))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && Set.of("expr", "query").contains(String.valueOf(parser.currentName()))) {
          found.add(parser.getText());
        }
      }
    }
    return found;
  }

  private static void assertExists(String expression) {
    Matcher matcher = SELECTION.matcher(expression);
    while (matcher.find()) {
      assertThat(series()).as(expression).containsKey(matcher.group(1));
      if (matcher.group(2) != null) {
        Set<String> labels = Pattern.compile("(\\w+)\\s*(?:=~|!=|!~|=)\"").matcher(matcher.group(2)).results()
            .map(label -> label.group(1)).collect(Collectors.toSet());
        assertThat(series().get(matcher.group(1))).as(expression).containsAll(labels);
      }
    }
  }

  private static Set<String> asked(String text) {
    return NAME.matcher(text).results().map(match -> match.group().replaceFirst("_(bucket|sum|count)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void thePageHasARowOfEachMetricAndOfNoOther() throws IOException {
    List<String> rows = Pattern.compile("(?m)^\\| `(entra_jwt_\\w+)` \\| (\\w+) \\| ([^|]*)\\|").matcher(Files.readString(PAGE)).results()
        .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3).replace("`", "").trim()).collect(Collectors.toList());

    assertThat(rows).containsExactlyInAnyOrderElementsOf(Arrays.stream(Metric.values())
        .map(metric -> metric.id() + " " + metric.type().text() + " " + String.join(", ", metric.labels())).collect(Collectors.toList()));
  }

  @Test
  void namesFollowPrometheusRules() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::id)).doesNotHaveDuplicates();
    for (Metric metric : Metric.values()) {
      assertThat(metric.id()).matches("entra_jwt_[a-z_]+");
      assertThat(metric.id().endsWith("_total")).as(metric.id()).isEqualTo(metric.type() == Type.COUNTER);
      assertThat(metric.help()).as(metric.id()).endsWith(".").doesNotContain("\n", "\\");
      assertThat(metric.labels()).as(metric.id()).doesNotContain("tenant", "caller", "client", "token", "path");
    }
  }

  @Test
  void theDashboardAsksForWhatExistsAndForAllOfIt() throws IOException {
    List<String> expressions = dashboardExpressions();
    expressions.forEach(MetricsPageTest::assertExists);

    assertThat(asked(String.join("\n", expressions)))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.toList()));
  }

  @Test
  void theAlertsAskForWhatExists() throws IOException {
    String rules = Files.readString(ALERTS);
    assertThat(asked(rules)).hasSizeGreaterThan(5);
    assertExists(rules);
    Set<String> labels = series().values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    labels.add("instance");
    assertThat(labels).containsAll(Pattern.compile("\\$labels\\.(\\w+)").matcher(rules).results().map(label -> label.group(1))
        .collect(Collectors.toSet()));
    assertThat(Pattern.compile("(?m)^      - alert: ").matcher(rules).results().count())
        .isEqualTo(Pattern.compile("(?m)^        expr: ").matcher(rules).results().count())
        .isEqualTo(Pattern.compile("(?m)^          summary: ").matcher(rules).results().count());
  }
}
