package org.muleentra.jwt.gateway.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.selftest.SelfTest;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.print.TableText;
import org.muleentra.jwt.tool.trial.TruthTable;

/** What the tab with the form asks. Nothing of a question is kept. */
public final class FormEndpoints {

  private final List<Recipe> recipes = Recipe.all();
  private final Published published = Published.load();
  private final Clock clock;

  private FormEndpoints(Clock clock) {
    this.clock = clock;
  }

  /**
   * By their paths: {@code form/layout} tells how both forms look, and the recipes; {@code form/check} what is wrong with one, else whom
   * it lets in; {@code form/outputs} what to do with one that is good, or what is wrong with the IDs that are to be in the texts.
   *
   * @param clock by which a form is judged
   */
  public static Map<String, Endpoint> all(Clock clock) {
    FormEndpoints endpoints = new FormEndpoints(clock);
    return Map.of("form/layout", question -> endpoints.layout(), "form/check", endpoints::check, "form/outputs", endpoints::outputs);
  }

  private Map<String, Object> layout() {
    Map<String, Object> forms = new LinkedHashMap<>();
    Arrays.stream(ShownForm.values()).forEach(form -> forms.put(form.asset(), form.layout()));
    return Map.of("forms", forms, "recipes", recipes.stream().map(recipe -> Map.of("title", recipe.title(), "about", recipe.about(),
        "form", recipe.form().asset(), "fields", recipe.fields())).toList());
  }

  private Map<String, Object> check(JsonNode asked) {
    Question question = Question.of(asked, "form", "fields");
    ShownForm shown = ShownForm.of(question.text("form"));
    JsonNode fields = question.object("fields");
    Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    List<FieldException> faults = faults(shown, fields, now);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("faults", faults.stream().map(FormEndpoints::told).toList());
    if (faults.isEmpty()) {
      tell(Form.of(fields, now), now, answer);
    }
    return answer;
  }

  private static Map<String, String> told(FieldException fault) {
    return Map.of("field", fault.field(), "rule", fault.rule());
  }

  private static List<FieldException> faults(ShownForm shown, JsonNode fields, Clock now) {
    List<FieldException> faults = new ArrayList<>(shown.lacks(fields));
    faults.addAll(Form.faults(fields, now));
    return faults;
  }

  /** As the command {@code entra-jwt check} tells it. */
  private static void tell(Form form, Clock now, Map<String, Object> answer) {
    SelfTest.run(form.values(), now);
    TruthTable table = TruthTable.of(form, now);
    answer.put("letsIn", form.settings().entrySentence());
    answer.put("letsAnybodyIn", table.letsAnybodyIn());
    answer.put("warnings", form.settings().doubts());
    answer.put("callers", table.callers());
    answer.put("table", TableText.json(table));
    answer.put("reasons", table.reasons());
  }

  private Map<String, Object> outputs(JsonNode asked) {
    Question question = Question.of(asked, "form", "fields", "organization", "api");
    ShownForm shown = ShownForm.of(question.text("form"));
    JsonNode fields = question.object("fields");
    Destination destination;
    try {
      destination = Destination.of(question);
    } catch (FieldException e) {
      return Map.of("faults", List.of(told(e)));
    }
    faults(shown, fields, clock).stream().findFirst().ifPresent(fault -> {
      throw fault.within("fields");
    });
    ObjectNode taken = Form.of(fields, clock).fields();
    return Map.of("faults", List.of(), "outputs", new Outputs(shown, taken, destination, published).all());
  }
}
