package org.muleentra.jwt.tool.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.muleentra.jwt.core.selftest.SelfTest;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.print.Json;
import org.muleentra.jwt.tool.print.TableText;
import org.muleentra.jwt.tool.trial.TruthTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code entra-jwt check}: a form before it is uploaded. */
@Command(name = "check", mixinStandardHelpOptions = true,
    description = "Checks a form as a deployment does, and shows whom it lets in: kinds of caller, what they bring, and what "
        + "becomes of it.")
final class CheckCommand implements Callable<Integer> {

  @Mixin
  private FormAtTime source;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    PrintWriter out = output.writer();
    Clock clock = source.clock();
    JsonNode fields = source.fields();
    List<String> errors = Form.faults(fields, clock).stream().map(FieldException::getMessage).toList();
    if (!errors.isEmpty()) {
      print(out, errors);
      return ExitCode.REFUSED;
    }
    Form form = source.form();
    SelfTest.run(form.values(), clock);
    TruthTable table = TruthTable.of(form, clock);
    List<String> warnings = new ArrayList<>(form.settings().doubts());
    if (!table.letsAnybodyIn()) {
      warnings.add("nobody of the table below is let in: if that is not meant, look at the reasons");
    }
    print(out, form, warnings, table);
    return ExitCode.GOOD;
  }

  private void print(PrintWriter out, List<String> errors) {
    if (output.isJson()) {
      Map<String, Object> object = Json.object();
      object.put("errors", errors);
      output.print(object);
    } else {
      errors.forEach(error -> out.println("error    " + source.file() + ": " + error));
    }
  }

  private void print(PrintWriter out, Form form, List<String> warnings, TruthTable table) {
    if (output.isJson()) {
      Map<String, Object> object = Json.object();
      object.put("errors", List.of());
      object.put("warnings", warnings);
      object.put("letsIn", form.settings().entrySentence());
      object.put("table", TableText.json(table));
      object.put("reasons", table.reasons());
      output.print(object);
      return;
    }
    out.println(source.file() + ": no errors, " + (warnings.isEmpty() ? "no warnings" : "warnings:"));
    warnings.forEach(warning -> out.println("warning  " + warning));
    out.println();
    out.println(form.settings().entrySentence());
    out.println();
    TableText.print(table, out);
  }
}
