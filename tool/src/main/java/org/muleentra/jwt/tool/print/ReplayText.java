package org.muleentra.jwt.tool.print;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.tool.replay.Caller;
import org.muleentra.jwt.tool.replay.Result;
import org.muleentra.jwt.tool.replay.Row;

/**
 * What became of past decisions, for people or as JSON. Callers are told by their ids, as records do; no claim of a token is shown.
 *
 * @param reportOnly whether the form refuses nobody yet
 * @param formsGiven whether a form was given that the records may be of
 */
public record ReplayText(Result result, boolean reportOnly, boolean formsGiven) {

  /** For people. */
  public void print(PrintWriter out) {
    out.println(counted(result.decisions(), "decision") + " of " + Claim.printable(result.apiName()) + ", " + result.first() + " to "
        + result.last() + (formsGiven ? ", " + result.known() + " of them by the settings of --from" : "") + ".");
    out.println("Of " + result.passed() + " that passed, " + result.stillPass() + " would pass and " + result.requests(Row.Group.BREAKS)
        + " would be refused; of " + result.requests(Row.Group.CANNOT_TELL) + " the records do not tell.");
    if (result.refused() > 0) {
      out.println("Of " + result.refused() + " that were refused, " + result.requests(Row.Group.NEWLY_LET_IN) + " would pass and "
          + result.stillRefused() + " would be refused; of " + result.perhapsLetIn() + " the records do not tell.");
    }
    notes(out);
    for (Row.Group group : Row.Group.values()) {
      List<Row> rows = result.rows(group);
      if (!rows.isEmpty()) {
        out.println();
        out.println(group.words() + ":");
        rows.forEach(row -> print(row, out));
      }
    }
  }

  private void notes(PrintWriter out) {
    if (reportOnly) {
      out.println("The form only reports (reportOnly): what is said here is what it will do once it refuses.");
    }
    if (result.known() < result.decisions()) {
      out.println((formsGiven ? "Of the others" : "Without --from") + " nothing tells by which rules they were decided: what no record"
          + " holds, such as audience and groups, is open.");
    }
    if (result.abandoned() > 0) {
      out.println("Of " + counted(result.abandoned(), "client") + " that hung up before the decision nothing is said.");
    }
    if (result.torn() > 0) {
      out.println(counted(result.torn(), "file") + " with an end within a record, which is left out.");
    }
    if (result.beyond() > 0) {
      out.println(counted(result.beyond(), "request") + " in these numbers and not in the lists, which end at " + Result.MOST_ROWS
          + " callers.");
    }
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static void print(Row row, PrintWriter out) {
    out.println("  " + row.count() + " x  " + why(row));
    out.println("        " + who(row.caller()));
    out.println("        " + (row.count() == 1 ? row.first() : row.first() + " to " + row.last()) + roles(row));
  }

  private static String why(Row row) {
    return switch (row.group()) {
      case BREAKS -> row.reasons().get(0) + sentence(row.reasons().get(0));
      case CANNOT_TELL -> "open: " + Claim.visible(String.join(", ", row.reasons()))
          + (row.perhaps() == null ? "" : "; as far as it is told, " + row.perhaps());
      case OTHER_ROLES, NEWLY_LET_IN -> "let in";
    };
  }

  private static String sentence(String code) {
    return Stream.of(Reason.values()).filter(reason -> reason.name().equals(code)).findFirst().map(reason -> ", " + reason.sentence())
        .orElse("");
  }

  private static String who(Caller caller) {
    if (!caller.isProven()) {
      return "nobody is proven";
    }
    return (caller.person() ? "user " : "service principal ") + shown(caller.id()) + " of tenant " + shown(caller.tenant()) + " by client "
        + shown(caller.client());
  }

  private static String shown(String id) {
    return id == null ? "(none)" : Claim.printable(id);
  }

  private static String roles(Row row) {
    String then = row.rolesThen().isEmpty() ? "" : "; roles then " + names(row.rolesThen());
    if (row.group() != Row.Group.OTHER_ROLES && row.group() != Row.Group.NEWLY_LET_IN) {
      return then;
    }
    return (then.isEmpty() ? "; roles then none" : then) + "; now " + (row.roles().isEmpty() ? "none" : names(row.roles()))
        + (row.perhapsRoles().isEmpty() ? "" : ", perhaps " + names(row.perhapsRoles()));
  }

  private static String names(List<String> roles) {
    return Claim.printable(String.join(", ", roles));
  }

  /** As JSON. */
  public String json() {
    Map<String, Object> object = Json.object();
    object.put("apiName", result.apiName());
    object.put("from", String.valueOf(result.first()));
    object.put("to", String.valueOf(result.last()));
    object.put("decisions", result.decisions());
    object.put("bySettingsOfFrom", result.known());
    object.put("reportOnly", reportOnly);
    object.put("passed", Map.of("all", result.passed(), "pass", result.stillPass(), "refused",
        result.requests(Row.Group.BREAKS), "cannotTell", result.requests(Row.Group.CANNOT_TELL)));
    object.put("refused", Map.of("all", result.refused(), "pass", result.requests(Row.Group.NEWLY_LET_IN), "refused",
        result.stillRefused(), "cannotTell", result.perhapsLetIn()));
    object.put("abandoned", result.abandoned());
    object.put("tornFiles", result.torn());
    object.put("beyondLists", result.beyond());
    object.put("breaks", rows(Row.Group.BREAKS));
    object.put("cannotTell", rows(Row.Group.CANNOT_TELL));
    object.put("otherRoles", rows(Row.Group.OTHER_ROLES));
    object.put("newlyPass", rows(Row.Group.NEWLY_LET_IN));
    return Json.text(object);
  }

  private List<Map<String, Object>> rows(Row.Group group) {
    return result.rows(group).stream().map(ReplayText::json).toList();
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", row.count());
    json.put("first", row.first().toString());
    json.put("last", row.last().toString());
    json.put("tenant", row.caller().tenant());
    json.put("user", row.caller().person() ? row.caller().id() : null);
    json.put("servicePrincipal", row.caller().person() ? null : row.caller().id());
    json.put("client", row.caller().client());
    json.put(row.group() == Row.Group.CANNOT_TELL ? "notRecorded" : "reasons", row.reasons());
    json.put("asFarAsRecorded", row.perhaps());
    json.put("rolesThen", row.rolesThen());
    json.put("roles", row.roles());
    json.put("perhapsRoles", row.perhapsRoles());
    return json;
  }
}
