package org.muleentra.jwt.tool.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API Manager's JSON: the bare configuration, and all in which it comes; the OpenID Connect policy, field by field. */
class MuleSoftPoliciesTest {

  private static final String OPENID_CONNECT = """
      {"exposeHeaders": false, "skipClientIdValidation": true, "scopes": "Orders.Read Orders.Write"}""";

  @TempDir
  private Path folder;

  private static String wrapped(String wrapper) {
    return """
        {"policyTemplateId": "299253", "groupId": "68ef9520-24e9-4cf2-b2f5-620025690913", "assetId": "jwt-validation",
         "assetVersion": "1.1.3", "order": 1, "pointcutData": [{"methodRegex": "GET", "uriTemplateRegex": ".*"}], "%s": %s}
        """.formatted(wrapper, Sources.jwtValidation());
  }

  @Test
  void readsAConfigurationAndAPolicy() {
    ObjectNode bare = Sources.migrate(folder, Sources.jwtValidation()).form();
    for (String wrapper : new String[] {"configurationData", "configuration"}) {
      Migration migration = Sources.migrate(folder, wrapped(wrapper));
      assertThat(migration.form()).isEqualTo(bare);
      assertThat(migration.place()).isEqualTo("/" + wrapper);
      assertThat(Sources.notes(migration, Note.Kind.CARRIED)).contains("/" + wrapper + "/supportedAudiences | audiences | ");
      assertThat(Sources.notes(migration, Note.Kind.LEFT_OUT)).anyMatch(note -> note.startsWith("/pointcutData | "));
    }
    Migration off = Sources.migrate(folder, wrapped("configuration").replaceFirst("\\{", "{\"disabled\": true, "));
    assertThat(Sources.notes(off, Note.Kind.NEWLY_REFUSED)).contains("/disabled |  | the source was switched off, and let everybody in");
  }

  @Test
  void readsListsOfPolicies() {
    String limiting = "{\"assetId\": \"rate-limiting\", \"configurationData\": {}}";
    String template = "{\"template\": {\"assetId\": \"jwt-validation\"}, \"configuration\": " + Sources.jwtValidation() + "}";
    assertThat(Sources.migrate(folder, "[" + limiting + "," + template + "]").place()).isEqualTo("/1/configuration");
    assertThat(Sources.migrate(folder, "{\"policies\": [" + limiting + "," + template + "]}").place())
        .isEqualTo("/policies/1/configuration");
    assertThat(Sources.migrate(folder, "\ufeff[" + template + "]", "/0").isComplete()).isTrue();
  }

  @Test
  void asksWhichOfSeveralAndForgetsNone() {
    String two = "[" + wrapped("configurationData") + ", {\"assetId\": \"openidconnect-access-token-enforcement\", \"configurationData\": "
        + OPENID_CONNECT + "}]";
    Sources.refused(folder, two, "policy: has several, of which --policy must name one: /0 (MuleSoft's JWT Validation policy), "
        + "/1 (MuleSoft's OpenID Connect OAuth 2.0 Token Enforcement policy)");
    Migration first = Sources.migrate(folder, two, "/0");
    assertThat(Sources.open(first)).singleElement().asString().startsWith("/1 | claimRules | the file has another policy that looks at "
        + "tokens");
  }

  @Test
  void readsOpenIdConnect() {
    Migration migration = Sources.migrate(folder, OPENID_CONNECT);
    assertThat(migration.product()).isEqualTo(Product.OPENID_CONNECT);
    assertThat(Sources.open(migration)).hasSize(2).allMatch(open -> open.contains(" | tenants | ") || open.contains(" | audiences | "));
    assertThat(migration.form().get("requiredScopes")).isEqualTo(Sources.json("{\"a\": [\"Orders.Read\", \"Orders.Write\"]}").get("a"));
    assertThat(migration.form().get("scopeMatch").asText()).isEqualTo("all");
    Migration any = Sources.migrate(folder, OPENID_CONNECT.replaceFirst("\\{", "{\"scopeValidationCriteria\": \"OR\", "));
    assertThat(any.form().has("scopeMatch")).isFalse();
    Migration exposed = Sources.migrate(folder, OPENID_CONNECT.replace("false", "true"));
    assertThat(exposed.form().get("exposeHeaders").asBoolean()).isTrue();
    assertThat(Sources.notes(exposed, Note.Kind.DIFFERENT)).anyMatch(note -> note.startsWith("/exposeHeaders"));
    Migration contracts = Sources.migrate(folder, OPENID_CONNECT.replace("\"skipClientIdValidation\": "
        + "true", "\"authenticationTimeout\": 10000"));
    assertThat(Sources.open(contracts)).anyMatch(open -> open.startsWith("/skipClientIdValidation | allowedClientIds"));
    assertThat(Sources.notes(contracts, Note.Kind.LEFT_OUT)).contains("/authenticationTimeout |  | no server is asked about a token");
    assertThat(Sources.open(Sources.migrate(folder, OPENID_CONNECT.replace("Orders.Read ", "${scope} "))))
        .anyMatch(open -> open.startsWith("/scopes | requiredScopes"));
    assertThat(Sources.open(Sources.migrate(folder, OPENID_CONNECT.replace("}", ", \"audience\": "
        + "\"x\"}")))).anyMatch(open -> open.startsWith("/audience"));
    Sources.refused(folder, OPENID_CONNECT.replaceFirst("\\{", "{\"scopeValidationCriteria\": \"SOME\", "),
        "/scopeValidationCriteria: must be one of AND, OR");
  }

  @Test
  void refusesWhatIsNoPolicy() {
    String none = "policy: must be MuleSoft's JWT Validation or OpenID Connect policy, or API Management's validate-azure-ad-token or "
        + "validate-jwt: none of them is in this file";
    for (String other : new String[] {"{}", "[]", "{\"policies\": []}", "{\"assetId\": \"rate-limiting\", \"configurationData\": "
        + "{\"jwksUrl\": \"x\"}}",
        "<policies/>"}) {
      Sources.refused(folder, other, none);
    }
    Sources.refused(folder, "[1]", "/0: must be a policy in braces");
    Sources.refused(folder, "{\"assetId\": \"jwt-validation\", \"configuration\": 1}", "/configuration: must be a configuration in braces");
    Sources.refused(folder, "tenants: []", "must be JSON of API Manager, or XML of API Management");
    Sources.refused(folder, "", "must be JSON of API Manager, or XML of API Management");
    Sources.refused(folder, "{\"textKey\": " + Sources.SECRET + "}", "must be JSON: Unrecognized token (line 1, column 13)");
    Sources.refused(folder, "{\"a\": 1, \"a\": 2}", "must be JSON: Duplicate field 'a' (line 1, column 13)");
    Sources.refused(folder, "{" + " ".repeat(SourceFile.MAXIMUM_SIZE) + "}", "must have at most 1048576 bytes");
  }
}
