package org.muleentra.jwt.tool.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as they need be. */
public final class Columns {

  private static final String BETWEEN = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** One more row; of the last column nothing is padded. */
  public Columns row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** One more row. */
  public Columns row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Prints all, each line after an indentation. */
  public void print(PrintWriter out, String indentation) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    rows.forEach(row -> {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    });
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indentation);
      for (int i = 0; i < row.size(); i++) {
        line.append(i == 0 ? "" : BETWEEN).append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
