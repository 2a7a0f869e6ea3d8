package org.muleentra.jwt.gateway.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.PolicyForm;

/** The policy's template, rendered the way API Manager renders it. */
public final class PolicyTemplate {

  private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

  private final ObjectMapper mapper = new ObjectMapper();
  private final PolicyForm form;
  private final Template template;

  private PolicyTemplate(PolicyForm form, Template template) {
    this.form = form;
    this.template = template;
  }

  /** Reads the template out of the policy's artifact. */
  public static PolicyTemplate load() {
    try (InputStream template = PolicyTemplate.class.getResourceAsStream("/template.xml")) {
      return new PolicyTemplate(PolicyForm.load(), new Handlebars().compileInline(new String(template.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Renders the policy of one API.
   *
   * @param policyId what tells this application of the policy from others
   * @param configuration the form's values, by property name
   * @throws FieldException for a value that the form does not allow
   */
  public String render(String policyId, JsonNode configuration) {
    Map<String, Object> model = new HashMap<>(mapper.convertValue(form.complete(configuration), MODEL));
    model.put("policyId", policyId);
    model.put("isWsdlEndpoint", false);
    try {
      return template.apply(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renders the policy of one API from values given as a map. */
  public String render(String policyId, Map<String, ?> configuration) {
    return render(policyId, mapper.<JsonNode>valueToTree(configuration));
  }
}
