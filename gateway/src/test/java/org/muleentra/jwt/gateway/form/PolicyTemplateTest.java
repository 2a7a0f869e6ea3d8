package org.muleentra.jwt.gateway.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.testkit.Contoso;

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
        Arguments.of(with("clockSkew", "60"), "clockSkew: string found, integer expected"),
        Arguments.of(with("clockSkew", 601), "clockSkew: must have a maximum value of 600"),
        Arguments.of(with("clockskew", 60), "clockskew: is not a field of the policy's form"),
        Arguments.of(with("cloud", "mars"), "cloud: does not have a value in the enumeration"),
        Arguments.of(with("tenants", List.of("contoso")), "tenants[0]: must match the pattern"),
        Arguments.of(with("tenants", List.of()), "tenants: must have at least 1 items"),
        Arguments.of(with("realm", "${env}"), "realm: must match the pattern"),
        Arguments.of(with("roleMappings", List.of(Map.of("key", "k"))), "roleMappings[0].value: is required"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(Map<String, ?> configuration, String sentence) {
    assertThatThrownBy(() -> TEMPLATE.render("orders", configuration))
        .isInstanceOf(FieldException.class).hasMessageStartingWith(sentence);
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
