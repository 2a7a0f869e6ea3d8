package org.muleentra.jwt.gateway.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.PolicyForm;

class PolicyTemplateTest {

  private static final PolicyTemplate TEMPLATE = PolicyTemplate.load();

  @Test
  void rendersTenantsAndAudiencesWithTheFormsDefaults() {
    assertThat(TEMPLATE.render("orders", minimal())).contains(
        "<entra-jwt:config name=\"orders-entra-jwt-config\"",
        "<entra-jwt:tenant value=\"" + Contoso.TENANT_ID + "\"/>",
        "<entra-jwt:audience value=\"" + Contoso.API_CLIENT_ID + "\"/>",
        "clockSkew=\"60\"", "cloud=\"global\"", "<entra-jwt:token-version value=\"2.0\"/>");
  }

  @Test
  void keepsAChosenValueThatIsNotTheDefault() {
    assertThat(TEMPLATE.render("orders", with("clockSkew", 0))).contains("clockSkew=\"0\"");
  }

  @Test
  void writesAWholeNumberAsOne() {
    assertThat(TEMPLATE.render("orders", with("clockSkew", 30.0))).contains("clockSkew=\"30\"");
  }

  static List<Arguments> refused() {
    return List.of(
        Arguments.of(Map.of("audiences", List.of("api://orders")), "tenants: is required"),
        Arguments.of(with("clockSkew", "60"), "clockSkew: must be a whole number, without quotation marks"),
        Arguments.of(with("clockSkew", 601), "clockSkew: must be 600 or less"),
        Arguments.of(with("clockskew", 60), "clockskew: is not a field of the policy's form"),
        Arguments.of(with("clockSkew", -1), "clockSkew: must be 0 or more"),
        Arguments.of(with("clockSkew", 1.5), "clockSkew: must be a whole number, without quotation marks"),
        Arguments.of(with("reportOnly", "true"), "reportOnly: must be true or false, without quotation marks"),
        Arguments.of(with("tenants", Contoso.TENANT_ID), "tenants: must be a list in square brackets"),
        Arguments.of(with("audiences", List.of(7)), "audiences[0]: must be a text in quotation marks"),
        Arguments.of(with("roleMappings", List.of("a=b")), "roleMappings[0]: must be an object in braces"),
        Arguments.of(with("cloud", "mars"), "cloud: must be one of global, usGov, china"),
        Arguments.of(with("callerKinds", List.of("user", "robot")),
            "callerKinds[1]: must be one of user, app, agent, agentUser, agentForUser"),
        Arguments.of(with("tenants", List.of("contoso")),
            "tenants[0]: must be a tenant ID (a GUID) or the word organizations"),
        Arguments.of(with("deniedTenants", List.of("contoso")), "deniedTenants[0]: must be a GUID"),
        Arguments.of(with("tenants", List.of()), "tenants: must not be empty"),
        Arguments.of(with("audiences", List.of("")), "audiences[0]: must not be empty"),
        Arguments.of(with("realm", "${env}"), "realm: must not hold an expression or a property placeholder"),
        Arguments.of(with("loginHost", "https://contoso.b2clogin.com"), "loginHost: must be a host name, such as "),
        Arguments.of(with("metadataBaseUrl", "mirror.example.com"), "metadataBaseUrl: must be an https address without credentials"),
        Arguments.of(with("keyObjectStore", "my keys"), "keyObjectStore: must be 1 to 100 letters, digits, dots, "),
        Arguments.of(with("requiredAuthenticationContext", "c100"), "requiredAuthenticationContext: must be c1 to c99"),
        Arguments.of(with("roleMappings", List.of(Map.of("key", "k"))), "roleMappings[0].value: is required"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(Map<String, ?> configuration, String sentence) {
    assertThatThrownBy(() -> TEMPLATE.render("orders", configuration))
        .isInstanceOf(FieldException.class).hasMessageStartingWith(sentence);
  }

  /** Each pattern of the form, with a value that it refuses: nobody is told a regular expression. */
  @Test
  void saysEveryRuleInWords() throws IOException {
    Set<String> patterns = new TreeSet<>();
    JsonNode form;
    try (InputStream schema = PolicyForm.class.getResourceAsStream("/entra-jwt-policy-full.schema.json")) {
      form = new ObjectMapper().readTree(schema);
    }
    form.get("properties").properties().forEach(field -> {
      JsonNode rule = field.getValue().has("items") ? field.getValue().get("items") : field.getValue();
      if (rule.has("pattern")) {
        patterns.add(rule.get("pattern").asText());
        Object wrong = "#[\u00a0${";
        assertThatThrownBy(() -> TEMPLATE.render("orders", with(field.getKey(), field.getValue().has("items") ? List.of(wrong) : wrong)))
            .isInstanceOf(FieldException.class).message()
            .startsWith(field.getKey()).doesNotContain(rule.get("pattern").asText()).doesNotContain("(?").doesNotContain("\u00a0");
      }
    });
    assertThat(patterns).hasSizeGreaterThan(5);
  }

  private static Map<String, Object> minimal() {
    return Map.of("tenants", List.of(Contoso.TENANT_ID), "audiences", List.of(Contoso.API_CLIENT_ID));
  }

  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> configuration = new HashMap<>(minimal());
    configuration.put(name, value);
    return configuration;
  }
}
