package org.muleentra.jwt.gateway.console.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.FormFile;

/** The form that a question means: an API's, one that is filled in on the page, or a pasted text. */
final class ChosenForm {

  private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ChosenForm() {}

  /**
   * Its fields.
   *
   * @param forms of the APIs that are deployed, by name
   * @throws FieldException where none is meant, or it is no form
   */
  static JsonNode of(Question question, Map<String, JsonNode> forms) {
    if (question.has("api")) {
      JsonNode form = forms.get(question.text("api"));
      if (form == null) {
        throw new FieldException("api", "must be the name of an API that is deployed here");
      }
      return form;
    }
    return question.has("fields") ? question.object("fields") : FormFile.unwrapped(parsed(question.text("form")));
  }

  /** What the parser says is left out: it repeats what was pasted, and that may be a token in the wrong place. */
  private static JsonNode parsed(String pasted) {
    try {
      return STRICT.readTree(pasted);
    } catch (JsonProcessingException e) {
      throw new FieldException("form", "must be JSON, and is not from line " + e.getLocation().getLineNr() + ", column "
          + e.getLocation().getColumnNr());
    }
  }
}
