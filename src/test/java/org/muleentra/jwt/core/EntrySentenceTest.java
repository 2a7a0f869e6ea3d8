package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.settings.DeclaredSettings;

/** The sentence says of each setting that decides what it asks. */
class EntrySentenceTest {

  private static final String TENANT = "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f";
  private static final String CLIENT = "5b7be524-7dbf-45a0-b980-f9964194d3e0";

  private static String of(Object... fields) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("tenants", List.of(TENANT));
    form.put("audiences", List.of("api://orders"));
    for (int i = 0; i < fields.length; i += 2) {
      form.put((String) fields[i], fields[i + 1]);
    }
    return TestGatekeeper.settings(DeclaredSettings.given(form)).entrySentence();
  }

  @Test
  void ofTheSmallestForm() {
    assertThat(of()).isEqualTo("It lets in people with any scope, and applications with any app role; of tenant " + TENANT
        + "; for api://orders; no agents on their own, agents with a user account or agents on behalf of people.");
  }

  @Test
  void ofPermissionsAndRoles() {
    assertThat(of("requiredScopes", List.of("Orders.Read", "Orders.Write"), "roleMappings",
        List.of(Map.of("key", "g", "value", "clerk"), Map.of("key", "P", "value", "batch")), "requiredRoles", List.of("clerk"),
        "requiredAppRoles", List.of("A", "B"), "appRoleMatch", "all", "requiredRolesOfApps", List.of("batch")))
        .contains("people with the scope Orders.Read or Orders.Write and the mapped role clerk, "
            + "and applications with the app role A and B and the mapped role batch; of tenant");
  }

  /** Where permissions are required of one kind alone, the other can meet none. */
  @Test
  void aKindThatCanMeetNothingIsNotLetIn() {
    assertThat(of("requiredScopes", List.of("Orders.Read"))).startsWith("It lets in people with the scope Orders.Read; of tenant")
        .contains("no applications");
    assertThat(of("requiredAppRoles", List.of("A"))).startsWith("It lets in applications with the app role A; of").contains("no people");
  }

  @Test
  void ofEveryOtherCondition() {
    assertThat(of("allowedClientIds", List.of(CLIENT), "certificateClientsOnly", true, "requiredAuthenticationContext", "c1",
        "requiredAuthenticationMethods", List.of("mfa"), "maximumAuthenticationAge", 600, "maximumTokenAge", 3600, "claimRules",
        List.of("acct equals 0")))
        .contains("; only if the client is " + CLIENT + ", the client used a certificate, a user satisfied the authentication context c1, "
            + "a user signed in by mfa, a user signed in at most 600 s ago, the token is at most 3600 s old and acct equals 0; no agents");
  }

  @Test
  void ofOtherDirectories() {
    assertThat(of("tenants", List.of("organizations"), "deniedTenants", List.of(CLIENT), "tokenVersions", List.of("1.0"), "callerKinds",
        List.of("user"), "requiredScopes", List.of("a")))
        .contains("of any organization's tenant but " + CLIENT + " with tokens of version 1.0;");
    assertThat(of("directory", "b2c", "loginHost", "contoso.b2clogin.com", "b2cPolicies", List.of("B2C_1_a"), "audiences", List.of(CLIENT)))
        .contains("people and applications, whom B2C does not tell apart, with any scope; of tenant " + TENANT + " by the policy B2C_1_a");
  }

  @Test
  void ofReportOnlyMode() {
    assertThat(of("reportOnly", true)).startsWith("Report-only: every request passes; without that mode it lets in people");
  }

  static List<DocumentedForm> recipes() {
    return DocumentedForm.recipes();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyRecipeLetsSomebodyIn(DocumentedForm recipe) {
    assertThat(recipe.settings().entrySentence()).contains("lets in ").endsWith(".").doesNotContain("null", "  ");
  }
}
