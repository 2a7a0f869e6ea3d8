package org.muleentra.jwt.benchmarks.growth;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.muleentra.jwt.benchmarks.quiet.Ratio;

/** A small chart of each dimension on one scale, as SVG: the middle as a line, the middle half as bars. */
final class GrowthPicture {

  private static final int COLUMNS = 2;
  private static final int WIDTH = 360;
  private static final int HEIGHT = 160;
  private static final int LEFT = 40;
  private static final int TOP = 44;
  private static final int PLOT_WIDTH = 290;
  private static final int PLOT_HEIGHT = 80;

  /** No scale ends below this, so that what is flat looks flat. */
  private static final double LEAST_TOP = 2;

  private static final String STYLE = """
      <style>
        .paper { fill: #ffffff }
        text { fill: #1f2328; font: 12px system-ui, sans-serif }
        text.axis { fill: #59636e; font-size: 11px }
        .grid { stroke: #d1d9e0 }
        .bare { stroke: #59636e; stroke-dasharray: 4 3 }
        .line, .spread { stroke: #0969da; fill: none; stroke-width: 2 }
        .point { fill: #0969da }
        @media (prefers-color-scheme: dark) {
          .paper { fill: #0d1117 }
          text { fill: #f0f6fc }
          text.axis { fill: #9198a1 }
          .grid { stroke: #3d444d }
          .bare { stroke: #9198a1 }
          .line, .spread { stroke: #4493f8 }
          .point { fill: #4493f8 }
        }
      </style>
      """;

  private final List<Growth> all;
  private final double top;
  private final StringBuilder svg = new StringBuilder();

  private GrowthPicture(List<Growth> all) {
    this.all = all;
    this.top = Math.ceil(Math.max(LEAST_TOP, all.stream().flatMap(growth -> growth.points().stream())
        .flatMap(point -> point.ratio().stream()).mapToDouble(Ratio::high).max().orElse(0)));
  }

  /** What is not known is left out. */
  static String of(List<Growth> all) {
    return new GrowthPicture(all).draw();
  }

  private String draw() {
    int rows = (all.size() + COLUMNS - 1) / COLUMNS;
    line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"title desc\">",
        COLUMNS * WIDTH, rows * HEIGHT);
    line("<title id=\"title\">What a decision costs in bare verifications, as something grows</title>");
    line("<desc id=\"desc\">%s. Dashed: one bare verification.</desc>", all.stream().map(Growth::words).collect(Collectors.joining(". ")));
    svg.append(STYLE);
    line("<rect class=\"paper\" width=\"100%%\" height=\"100%%\"/>");
    for (int i = 0; i < all.size(); i++) {
      line("<g transform=\"translate(%d %d)\">", i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
      panel(all.get(i));
      line("</g>");
    }
    return svg.append("</svg>\n").toString();
  }

  private void panel(Growth growth) {
    line("<text x=\"%d\" y=\"20\">%s</text>", LEFT, growth.dimension().words());
    for (int tick = 0; tick <= top; tick++) {
      line("<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", tick == 1 ? "bare" : "grid", LEFT, LEFT + PLOT_WIDTH,
          y(tick), y(tick));
      line("<text class=\"axis\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%d</text>", LEFT - 6, y(tick) + 4, tick);
    }
    List<Growth.Point> points = growth.points();
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      double x = LEFT + PLOT_WIDTH * (i + 0.5) / points.size();
      line("<text class=\"axis\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%,d</text>", x, TOP + PLOT_HEIGHT + 16, points.get(i).size());
      points.get(i).ratio().ifPresent(ratio -> {
        path.append(String.format(Locale.ROOT, "%s%.1f,%.1f", path.isEmpty() ? "" : " ", x, y(ratio.median())));
        line("<line class=\"spread\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", x, x, y(ratio.low()), y(ratio.high()));
        line("<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", x, y(ratio.median()));
        line("<text class=\"axis\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%.2f</text>", x, y(ratio.high()) - 7, ratio.median());
      });
    }
    line("<polyline class=\"line\" points=\"%s\"/>", path);
  }

  private double y(double ratio) {
    return TOP + PLOT_HEIGHT * (1 - ratio / top);
  }

  private void line(String format, Object... figures) {
    svg.append(String.format(Locale.ROOT, format, figures)).append('\n');
  }
}
