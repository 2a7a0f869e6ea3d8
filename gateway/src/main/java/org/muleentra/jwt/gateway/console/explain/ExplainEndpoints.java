package org.muleentra.jwt.gateway.console.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.tool.door.Pasted;
import org.muleentra.jwt.tool.explain.Explainer;
import org.muleentra.jwt.tool.explain.Explanation;
import org.muleentra.jwt.tool.explain.Remedies;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.print.ExplanationText;

/** What the tab that explains asks. A token is in the question alone: it is neither kept nor logged nor sent back. */
public final class ExplainEndpoints {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final MockEntra entra;
  private final Map<String, JsonNode> forms = new LinkedHashMap<>();
  private final Clock clock;

  private ExplainEndpoints(MockEntra entra, Map<String, ? extends Map<String, ?>> forms, Clock clock) {
    this.entra = entra;
    this.clock = clock;
    forms.forEach((name, form) -> this.forms.put(name, MAPPER.valueToTree(form)));
  }

  /**
   * By their paths: {@code explain/apis} lists the APIs whose forms can be chosen, {@code explain/token} explains a token.
   *
   * @param entra whose keys prove signatures
   * @param forms of the APIs that are deployed, by name
   * @param clock the time at which a token comes
   */
  public static Map<String, Endpoint> all(MockEntra entra, Map<String, ? extends Map<String, ?>> forms, Clock clock) {
    ExplainEndpoints endpoints = new ExplainEndpoints(entra, forms, clock);
    return Map.of("explain/apis", question -> endpoints.apis(), "explain/token", endpoints::explain);
  }

  /** Names and sentences: what the forms say beyond that may be secret. */
  private Map<String, Object> apis() {
    List<Map<String, String>> apis = forms.entrySet().stream().map(api -> Map.of("name", api.getKey(),
        "letsIn", Form.of(api.getValue(), clock).settings().entrySentence())).toList();
    return Map.of("apis", apis);
  }

  private Map<String, Object> explain(JsonNode asked) throws IOException {
    Question question = Question.of(asked, "token", "api", "fields", "form", "keys", "showNames");
    String credential = Pasted.authorization(question.text("token"));
    Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    Form form = form(question, now);
    Keys keys = question.flag("keys") ? new MockKeys(entra) : null;
    Explanation explanation = new Explainer(form.values(), keys, now).explain(credential);
    Remedies remedies = new Remedies(form, now);
    ExplanationText text = new ExplanationText(explanation, remedies.outside(explanation), remedies.ofForm(explanation), keys != null,
        question.flag("showNames"));
    return Map.of("at", now.instant().toString(), "verdict", text.verdict(), "signature", text.signature(),
        "explanation", MAPPER.readTree(text.json()));
  }

  private Form form(Question question, Clock now) {
    JsonNode fields = ChosenForm.of(question, forms);
    try {
      return Form.of(fields, now);
    } catch (FieldException e) {
      throw e.within("form");
    }
  }
}
