package org.muleentra.jwt.gateway.console.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A filled-in form as a resource of the Terraform provider for Anypoint Platform, by either of the names that it has. IDs are variables,
 * and so are secrets, as such a file is kept where many can read it.
 */
enum Terraform {

  /** MuleSoft's documentation, "API, MCP, and A2A Policy Resources". */
  DOCUMENTED("as MuleSoft's pages name it", "anypoint_api_policy", "organization_id", "environment_id", "api_instance_id",
      "group_id"),
  /** The provider's repository, {@code docs/resources/apim_policy_custom.md}. */
  REPOSITORY("as the provider's repository names it", "anypoint_apim_policy_custom", "org_id", "env_id", "apim_id",
      "asset_group_id");

  private final String source;
  private final String resource;
  private final String organization;
  private final String environment;
  private final String api;
  private final String group;

  Terraform(String source, String resource, String organization, String environment, String api, String group) {
    this.source = source;
    this.resource = resource;
    this.organization = organization;
    this.environment = environment;
    this.api = api;
    this.group = group;
  }

  /** The words for where it is named so. */
  String source() {
    return source;
  }

  /** A file of its own: variables, and the resource. */
  String text(ShownForm form, ObjectNode fields, String version) {
    StringBuilder text = new StringBuilder();
    for (String id : new String[] {"organization_id", "environment_id", "api_instance_id"}) {
      text.append("variable \"").append(id).append("\" {\n  type = string\n}\n\n");
    }
    Map<String, String> configuration = new LinkedHashMap<>();
    fields.properties().forEach(field -> {
      String variable = Hcl.name(field.getKey());
      if (form.isSecret(field.getKey())) {
        text.append("variable \"").append(variable).append("\" {\n  type      = string\n  sensitive = true\n}\n\n");
      }
      configuration.put(field.getKey(), form.isSecret(field.getKey()) ? "var." + variable : Hcl.value(field.getValue(), 4));
    });
    Map<String, String> where = new LinkedHashMap<>();
    where.put(organization, "var.organization_id");
    where.put(environment, "var.environment_id");
    where.put(api, "var.api_instance_id");
    Map<String, String> what = new LinkedHashMap<>();
    what.put(group, "var.organization_id");
    what.put("asset_id", '"' + form.asset() + '"');
    what.put("asset_version", '"' + version + '"');
    return text.append("resource \"").append(resource).append("\" \"entra_jwt\" {\n")
        .append(Hcl.attributes(where, 2)).append('\n').append(Hcl.attributes(what, 2)).append('\n')
        .append("  configuration_data = jsonencode({\n").append(Hcl.attributes(configuration, 4)).append("  })\n}\n").toString();
  }
}
