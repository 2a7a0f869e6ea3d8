package org.muleentra.jwt.tool.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.tool.door.Judgement;
import org.muleentra.jwt.tool.trial.TruthTable;

/** A truth table: what is brought in the rows, kinds of caller in the columns; in the cells "yes" or the number of a reason. */
public final class TableText {

  private TableText() {}

  /** For people. */
  public static void print(TruthTable table, PrintWriter out) {
    List<String> codes = new ArrayList<>(table.reasons().keySet());
    Columns columns = new Columns();
    List<String> heading = new ArrayList<>(List.of(""));
    for (int i = 0; i < table.callers().size(); i++) {
      heading.add(String.valueOf((char) ('A' + i)));
    }
    columns.row(heading);
    table.rows().forEach((holding, row) -> {
      List<String> cells = new ArrayList<>(List.of(Claim.printable(holding)));
      table.callers().forEach(caller -> cells.add(cell(row.get(caller), codes)));
      columns.row(cells);
    });
    columns.print(out, "  ");
    out.println();
    for (int i = 0; i < table.callers().size(); i++) {
      out.println("  " + (char) ('A' + i) + "  " + table.callers().get(i));
    }
    for (int i = 0; i < codes.size(); i++) {
      out.println("  " + (i + 1) + "  " + codes.get(i) + ": " + table.reasons().get(codes.get(i)));
    }
  }

  private static String cell(Judgement judgement, List<String> codes) {
    return judgement.admitted() ? "yes" : String.valueOf(codes.indexOf(judgement.refusal().reason().name()) + 1);
  }

  /** As JSON: by what is brought, by kind of caller, "admitted" or the code of the reason. */
  public static Map<String, Object> json(TruthTable table) {
    Map<String, Object> json = new LinkedHashMap<>();
    table.rows().forEach((holding, row) -> {
      Map<String, Object> cells = new LinkedHashMap<>();
      row.forEach((caller, judgement) -> cells.put(caller, judgement.admitted() ? "admitted" : judgement.refusal().reason().name()));
      json.put(holding, cells);
    });
    return json;
  }

  /** Who is let in, for people: a line for each thing that is brought. */
  public static void print(Map<String, List<String>> who, PrintWriter out, String indentation) {
    who.forEach((holding, callers) -> out.println(indentation + Claim.printable(holding) + ": " + String.join(", ", callers)));
  }
}
