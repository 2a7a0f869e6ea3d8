package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRenderingTest {

  @Test
  void tenantsAndAudiencesAloneMakeAPolicy() {
    List<String> lines = Rendered.of(SampleForm.smallest()).content();

    assertThat(lines).hasSize(14);
    assertThat(lines.get(0)).startsWith("mule{");
    assertThat(lines.subList(1, 14)).containsExactly(
        "  entra-jwt:config{name=4711-entra-jwt-config}",
        "    entra-jwt:tenants{}",
        "      entra-jwt:tenant{value=5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f}",
        "    entra-jwt:audiences{}",
        "      entra-jwt:audience{value=api://orders}",
        "  http-policy:proxy{name=4711-custom-policy}",
        "    http-policy:source{propagateMessageTransformations=false}",
        "      entra-jwt:authorize-request{body=#[payload], config-ref=4711-entra-jwt-config, headers=#[attributes.headers], "
            + "method=#[attributes.method], queryParams=#[attributes.queryParams], requestPath=#[attributes.requestPath], "
            + "target=decision}",
        "      choice{}",
        "        when{expression=#[vars.decision.admitted]}",
        "          http-policy:execute-next{}",
        "        otherwise{}",
        "          entra-jwt:refuse-request{decision=#[vars.decision], requestAttributes=#[attributes]}");
  }

  @Test
  void everyFieldArrivesWhereItBelongs() {
    Rendered policy = Rendered.of(SampleForm.full());

    assertThat(policy.config()).isEqualTo(new TreeMap<>(Map.ofEntries(
        Map.entry("name", "4711-entra-jwt-config"),
        Map.entry("cloud", "usGov"),
        Map.entry("metadataBaseUrl", "https://mirror.example.com/entra"),
        Map.entry("certificateClientsOnly", "true"),
        Map.entry("scopeMatch", "all"),
        Map.entry("appRoleMatch", "all"),
        Map.entry("roleMatch", "all"),
        Map.entry("requiredAuthenticationContext", "c1"),
        Map.entry("maximumAuthenticationAge", "900"),
        Map.entry("clockSkew", "120"),
        Map.entry("maximumTokenAge", "3600"),
        Map.entry("outageTolerance", "48"),
        Map.entry("keyObjectStore", "entra-keys"),
        Map.entry("maximumTokenSize", "16384"),
        Map.entry("trustStorePath", "/opt/ca.p12"),
        Map.entry("trustStorePassword", "changeit"),
        Map.entry("trustStoreType", "pkcs12"),
        Map.entry("proxyHost", "proxy.example.com"),
        Map.entry("proxyPort", "3128"),
        Map.entry("proxyUsername", "mule"),
        Map.entry("proxyPassword", "pr0xy"),
        Map.entry("nonProxyHosts", "a.example.com, *.b.example.com"),
        Map.entry("directory", "b2c"),
        Map.entry("loginHost", "contoso.b2clogin.com"),
        Map.entry("issuerHost", "sts.example.com"),
        Map.entry("signingKeysAppId", "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10"),
        Map.entry("groupOverage", "graph"),
        Map.entry("graphClientId", "0c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11"),
        Map.entry("graphClientSecret", "s3cret"),
        Map.entry("graphCertificate", "-----BEGIN CERTIFICATE-----"),
        Map.entry("graphAssertionFile", "/var/run/assertion"),
        Map.entry("graphBaseUrl", "https://graph.example.com"),
        Map.entry("groupObjectStore", "entra-groups"),
        Map.entry("requireEnabledAccount", "true"),
        Map.entry("revocationObjectStore", "entra-revocations"),
        Map.entry("reportOnly", "true"),
        Map.entry("exposeHeaders", "true"),
        Map.entry("removeAuthorization", "true"),
        Map.entry("resource", "https://api.example.com/orders"),
        Map.entry("realm", "orders"),
        Map.entry("resourceMetadata", "https://api.example.com/.well-known/oauth-protected-resource"))));
    assertThat(policy.valuesOf("entra-jwt:denied-tenant")).containsExactly("5a1f4c5e-2b7a-4f0d-8a3c-6e5b4d3c2a11");
    assertThat(policy.valuesOf("entra-jwt:claim-rule")).containsExactly("acct equals 0", "tid exists");
    assertThat(policy.valuesOf("entra-jwt:required-authentication-method")).containsExactly("mfa", "fido");
    assertThat(policy.valuesOf("entra-jwt:tenant"))
        .containsExactly(SampleForm.TENANT, "9d1f4c5e-2b7a-4f0d-8a3c-6e5b4d3c2a10");
    assertThat(policy.valuesOf("entra-jwt:audience"))
        .containsExactly("api://orders", "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10");
    assertThat(policy.valuesOf("entra-jwt:token-version")).containsExactly("2.0");
    assertThat(policy.valuesOf("entra-jwt:caller-kind")).containsExactly("user", "agent");
    assertThat(policy.valuesOf("entra-jwt:allowed-client-id")).containsExactly("c1", "c2");
    assertThat(policy.valuesOf("entra-jwt:required-scope")).containsExactly("Orders.Read", "Orders.Write");
    assertThat(policy.valuesOf("entra-jwt:required-app-role")).containsExactly("Orders.Process.All");
    assertThat(policy.attributesOf("entra-jwt:role-mapping"))
        .containsExactly(Map.of("key", "g1", "value", "admin"), Map.of("key", "g2", "value", "reader"));
    assertThat(policy.valuesOf("entra-jwt:required-role")).containsExactly("admin", "reader");
    assertThat(policy.valuesOf("entra-jwt:b2c-policy")).containsExactly("B2C_1_a", "B2C_1_b");
    assertThat(policy.valuesOf("entra-jwt:required-roles-of-app")).containsExactly("reader");
    assertThat(policy.attributesOf("entra-jwt:header-name")).containsExactly(Map.of("key", "roles", "value", "X-Roles"));
    for (String list : List.of("tenants", "audiences", "token-versions", "caller-kinds", "allowed-client-ids",
        "required-scopes", "required-app-roles", "role-mappings", "required-roles", "denied-tenants", "claim-rules",
        "required-authentication-methods", "b2c-policies", "required-roles-of-apps", "header-names")) {
      assertThat(policy.attributesOf("entra-jwt:" + list)).as(list).containsExactly(Map.of());
    }
  }

  static List<PolicyForm.Field> optionalFields() {
    return PolicyForm.split().fields().stream().filter(PolicyForm.Field::optional).toList();
  }

  @ParameterizedTest
  @MethodSource("optionalFields")
  void aFieldLeftEmptyLeavesNothingBehind(PolicyForm.Field field) {
    List<String> smallest = Rendered.of(SampleForm.smallest()).content();
    for (Object empty : Arrays.asList(null, "", List.of())) {
      Map<String, Object> form = SampleForm.smallest();
      form.put(field.name(), empty);
      assertThat(Rendered.of(form).content()).as("%s = %s", field.name(), empty).isEqualTo(smallest);
    }
  }

  @ParameterizedTest
  @MethodSource("optionalFields")
  void aFieldFilledInAddsToTheConfigurationAndToNothingElse(PolicyForm.Field field) {
    Map<String, Object> form = SampleForm.smallest();
    form.put(field.name(), SampleForm.full().get(field.name()));
    List<String> with = Rendered.of(form).content();
    List<String> without = Rendered.of(SampleForm.smallest()).content();

    assertThat(with).isNotEqualTo(without);
    List<String> policy = with.subList(with.indexOf(without.get(6)), with.size());
    assertThat(policy).isEqualTo(FORWARDING.contains(field.name()) ? forwarding(without.subList(6, 14)) : without.subList(6, 14));
  }

  /** With any of these fields, or several, the flow gets the request with other headers. */
  private static final List<String> FORWARDING = List.of("exposeHeaders", "removeAuthorization", "reportOnly");

  private static List<String> forwarding(List<String> policy) {
    List<String> expected = new ArrayList<>(policy);
    expected.set(1, "    http-policy:source{propagateMessageTransformations=true}");
    expected.add(5, "          entra-jwt:forward-request{body=#[payload], config-ref=4711-entra-jwt-config, "
        + "decision=#[vars.decision], requestAttributes=#[attributes]}");
    return expected;
  }

  @Test
  void theRequestIsForwardedOnceHoweverManyFieldsAskForIt() {
    List<String> without = Rendered.of(SampleForm.smallest()).content();
    for (int chosen = 0; chosen < 8; chosen++) {
      Map<String, Object> form = SampleForm.smallest();
      for (int i = 0; i < 3; i++) {
        form.put(FORWARDING.get(i), (chosen >> i & 1) == 1);
      }
      List<String> with = Rendered.of(form).content();
      assertThat(with.subList(with.indexOf(without.get(6)), with.size())).as(form.toString())
          .isEqualTo(chosen == 0 ? without.subList(6, 14) : forwarding(without.subList(6, 14)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 600})
  void aClockSkewOfZeroIsAChoiceLikeAnyOther(int seconds) {
    Map<String, Object> form = SampleForm.smallest();
    form.put("clockSkew", seconds);
    assertThat(Rendered.of(form).config()).containsEntry("clockSkew", String.valueOf(seconds));
  }

  @Test
  void twoApplicationsOfThePolicyShareNoName() {
    Rendered one = Rendered.of("100", SampleForm.full());
    Rendered two = Rendered.of("200", SampleForm.full());

    assertThat(names(one)).isNotEmpty().doesNotContainAnyElementsOf(names(two));
    assertThat(one.attributesOf("entra-jwt:authorize-request").get(0).get("config-ref")).isIn(names(one));
  }

  private static List<String> names(Rendered policy) {
    return List.of(policy.config().get("name"), policy.attributesOf("http-policy:proxy").get(0).get("name"));
  }
}
