package org.muleentra.jwt.tool.print;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.tool.migrate.Migration;
import org.muleentra.jwt.tool.migrate.Note;

/** What became of a policy of another product: a line for each thing of it. */
public final class MigrationText {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private MigrationText() {}

  /** For people, without the form. */
  public static void print(Migration migration, PrintWriter out) {
    migration.notes().forEach(note -> out.println(line(note)));
  }

  private static String line(Note note) {
    StringBuilder line = new StringBuilder(String.format("%-18s", note.kind().words()));
    String between = "";
    for (String part : new String[] {note.place(), note.field(), note.what()}) {
      line.append(part.isEmpty() ? "" : between + part);
      between = part.isEmpty() ? between : ": ";
    }
    return Claim.visible(line.toString());
  }

  /** The form, as it is written to a file. */
  public static String form(Migration migration) {
    return Json.text(fields(migration));
  }

  /** All as JSON. */
  public static Map<String, Object> json(Migration migration) {
    Map<String, Object> object = Json.object();
    object.put("product", migration.product().name());
    object.put("place", migration.place());
    object.put("complete", migration.isComplete());
    object.put("form", fields(migration));
    object.put("notes", migration.notes().stream().map(MigrationText::json).toList());
    return object;
  }

  private static Map<String, Object> fields(Migration migration) {
    return new ObjectMapper().convertValue(migration.form(), FIELDS);
  }

  private static Map<String, Object> json(Note note) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", note.kind().name());
    json.put("place", note.place());
    json.put("field", note.field());
    json.put("what", note.what());
    return json;
  }
}
