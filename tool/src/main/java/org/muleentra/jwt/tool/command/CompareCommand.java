package org.muleentra.jwt.tool.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.muleentra.jwt.settings.DeclaredSettings;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.print.Claim;
import org.muleentra.jwt.tool.print.Json;
import org.muleentra.jwt.tool.print.TableText;
import org.muleentra.jwt.tool.trial.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code entra-jwt compare}: two forms, and who passes by the one and not by the other. */
@Command(name = "compare", mixinStandardHelpOptions = true,
    description = "Compares two forms: which fields differ, who is newly let in, and who is newly refused.")
final class CompareCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "BEFORE", description = "File with the form as it is.")
  private Path before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "File with the form as it is to be.")
  private Path after;

  @Mixin
  private FormFiles files;

  @Mixin
  private Time time;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    PrintWriter out = output.writer();
    Clock clock = time.clock();
    Form old = files.form(before, clock);
    Form changed = files.form(after, clock);
    Map<String, List<String>> fields = differences(old.fields(), changed.fields());
    Comparison comparison = Comparison.of(old, changed, clock);
    if (output.isJson()) {
      Map<String, Object> object = Json.object();
      object.put("fields", fields);
      object.put("before", old.settings().entrySentence());
      object.put("after", changed.settings().entrySentence());
      object.put("newlyLetIn", comparison.newlyLetIn());
      object.put("newlyRefused", comparison.newlyRefused());
      output.print(object);
      return ExitCode.GOOD;
    }
    out.println(fields.isEmpty() ? "No field differs." : "Fields that differ:");
    fields.forEach((name, values) -> {
      out.println("  " + name);
      out.println("    before  " + values.get(0));
      out.println("    after   " + values.get(1));
    });
    out.println();
    out.println("Before: " + old.settings().entrySentence());
    out.println("After:  " + changed.settings().entrySentence());
    print(out, "Newly let in", comparison.newlyLetIn());
    print(out, "Newly refused", comparison.newlyRefused());
    return ExitCode.GOOD;
  }

  private static void print(PrintWriter out, String what, Map<String, List<String>> who) {
    out.println();
    out.println(who.isEmpty() ? what + ": nobody of the trial." : what + ":");
    TableText.print(who, out, "  ");
  }

  /** By field what stood there and what stands there; a secret is not told. */
  private static Map<String, List<String>> differences(ObjectNode before, ObjectNode after) {
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    Map<String, List<String>> differences = new LinkedHashMap<>();
    for (String name : names) {
      if (!before.path(name).equals(after.path(name))) {
        differences.put(name, List.of(shown(name, before.path(name)), shown(name, after.path(name))));
      }
    }
    return differences;
  }

  private static String shown(String name, JsonNode value) {
    if (value.isMissingNode()) {
      return "(not given)";
    }
    return DeclaredSettings.all().get(name).shape().isSecret() ? "(a secret)" : Claim.printable(value.toString());
  }
}
