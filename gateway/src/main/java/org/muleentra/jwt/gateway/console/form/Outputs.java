package org.muleentra.jwt.gateway.console.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A filled-in form for each tool that applies policies. Of none of them was a run seen: the page {@code docs/test/console.md} says so. */
final class Outputs {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
      .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
      .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private final ShownForm form;
  private final ObjectNode fields;
  private final Destination destination;
  private final Published published;

  /** @param fields of a form that a deployment takes */
  Outputs(ShownForm form, ObjectNode fields, Destination destination, Published published) {
    this.form = form;
    this.fields = inOrder(form, fields);
    this.destination = destination;
    this.published = published;
  }

  private static ObjectNode inOrder(ShownForm form, ObjectNode fields) {
    ObjectNode ordered = MAPPER.createObjectNode();
    form.fields().stream().filter(fields::has).forEach(name -> ordered.set(name, fields.get(name)));
    return ordered;
  }

  /** All of them, the most likely first. */
  List<Output> all() {
    List<Output> all = new ArrayList<>();
    all.add(new Output("JSON for API Manager", "policy.json", "The body of POST /apimanager/api/v1/organizations/"
        + destination.organization() + "/environments/ENVIRONMENT-ID/apis/" + destination.api() + "/policies", json(forApi())));
    all.add(new Output("Configuration for MuleSoft's command line", form.asset() + ".json", "anypoint-cli-v4 api-mgr:policy:apply "
        + destination.api() + " " + form.asset() + " --groupId " + destination.organization() + " --policyVersion " + published.version()
        + " --environment ENVIRONMENT --configFile " + form.asset() + ".json", json(fields)));
    for (Terraform resource : Terraform.values()) {
      all.add(new Output("Terraform, " + resource.source(), resource == Terraform.DOCUMENTED ? "entra-jwt.tf" : "entra-jwt-repository.tf",
          "The IDs are variables, and so is each secret: no secret is in this text.", resource.text(form, fields, published.version())));
    }
    all.add(new Output("Offline policy", "orders-entra-jwt.json", "Into policies/offline-policies/ of the runtime. The file's name becomes "
        + "the policy's ID; it holds secrets in the clear.", json(offline())));
    return all;
  }

  private ObjectNode forApi() {
    ObjectNode body = MAPPER.createObjectNode();
    body.set("configurationData", fields);
    body.putNull("pointcutData");
    return body.put("groupId", destination.organization()).put("assetId", form.asset()).put("assetVersion", published.version());
  }

  /** MuleSoft, "Applying Offline Custom Policies". A runtime takes the template from its own folder, under the group of the build. */
  private ObjectNode offline() {
    ObjectNode policy = MAPPER.createObjectNode();
    policy.putObject("template").put("groupId", published.group()).put("assetId", form.asset()).put("version", published.version());
    policy.putArray("api").addObject().put("id", destination.api());
    policy.put("order", 1);
    policy.set("configuration", fields);
    return policy;
  }

  private static String json(JsonNode node) {
    try {
      return WRITER.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was JSON can be written as JSON", e);
    }
  }
}
