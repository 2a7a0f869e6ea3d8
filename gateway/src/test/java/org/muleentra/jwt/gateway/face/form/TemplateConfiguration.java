package org.muleentra.jwt.gateway.face.form;

import java.util.List;
import java.util.stream.Collectors;
import org.mule.runtime.extension.api.dsl.syntax.DslElementSyntax;
import org.muleentra.jwt.core.setting.Shape;

/** The configuration element of the policy's template: each value in an attribute, escaped, and left out where it is empty. */
public final class TemplateConfiguration {

  private static final String PREFIX = "entra-jwt:";

  private static final String BEGIN = "  {{!-- generated: config --}}\n";
  private static final String END = "  {{!-- end: config --}}\n";

  private TemplateConfiguration() {}

  /** The template with its configuration element made anew. */
  public static String filled(String template, List<FormField> fields) {
    return template.substring(0, template.indexOf(BEGIN)) + BEGIN + element(fields) + template.substring(template.indexOf(END));
  }

  private static String element(List<FormField> fields) {
    List<FormField> attributes = fields.stream().filter(field -> !isChild(field)).toList();
    List<FormField> children = fields.stream().filter(TemplateConfiguration::isChild).toList();
    return "  <entra-jwt:config name=\"{{policyId}}-entra-jwt-config\"\n"
        + attributes.stream().map(TemplateConfiguration::attribute).collect(Collectors.joining("\n")) + ">\n"
        + children.stream().map(TemplateConfiguration::child).collect(Collectors.joining())
        + "  </entra-jwt:config>\n";
  }

  private static boolean isChild(FormField field) {
    return field.shape().kind() == Shape.Kind.LIST || field.shape().kind() == Shape.Kind.MAP;
  }

  /** 0 is a choice where it is not what an empty field means. */
  private static String attribute(FormField field) {
    boolean zero = field.shape().kind() == Shape.Kind.NUMBER && field.shape().least() == 0;
    return "    {{~#if " + field.name() + (zero ? " includeZero=true" : "") + "}} " + field.name() + "=\"{{" + field.name() + "}}\"{{/if}}";
  }

  private static String child(FormField field) {
    DslElementSyntax item = field.xml().getGenerics().values().stream().filter(syntax -> !syntax.getElementName().isEmpty())
        .findFirst().orElseThrow();
    String value = field.shape().kind() == Shape.Kind.MAP ? "key=\"{{this.key}}\" value=\"{{this.value}}\"" : "value=\"{{this}}\"";
    String list = PREFIX + field.xml().getElementName();
    return "    {{#if " + field.name() + "}}\n    <" + list + ">\n      {{#each " + field.name() + "}}\n      <" + PREFIX
        + item.getElementName() + " " + value + "/>\n      {{/each}}\n    </" + list + ">\n    {{/if}}\n";
  }
}
