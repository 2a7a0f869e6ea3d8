package org.muleentra.jwt.tool.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** API Management's {@code validate-azure-ad-token}, attribute by attribute and element by element. */
class ValidateAzureAdTokenTest {

  private static final String TENANT = "tenant-id=\"" + Sources.T + "\"";

  @TempDir
  private Path folder;

  private Migration with(String before, String after) {
    assertThat(Sources.entraToken()).contains(before);
    return Sources.migrate(folder, Sources.entraToken().replace(before, after));
  }

  @Test
  void carriesAllOfIt() {
    Migration migration = Sources.migrate(folder, Sources.entraToken());
    assertThat(migration.isComplete()).isTrue();
    assertThat(migration.form()).isEqualTo(Sources.json("""
        {"tenants": ["%s"], "audiences": ["api://orders"], "clockSkew": 0, "allowedClientIds": ["%s"],
         "requiredScopes": ["Orders.Read", "Orders.Write"]}
        """.formatted(Sources.T, Contoso.WEB_CLIENT_ID)));
    assertThat(Sources.notes(migration, Note.Kind.CARRIED)).contains("1:1 | tenants | ", "2:5 | allowedClientIds | ", "5:5 | audiences | ",
        "9:9 | requiredScopes | ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
      "tenant-id=; other=; 1:1: tenant-id is required",
      "<application-id>; <id>; 3:9: must be application-id, with a value, within client-application-ids",
      "<audience>api://orders; <audience>; 6:9: must be audience, with a value, within audiences",
      "match=\"any\"; match=\"most\"; 9:9: match must be all or any",
      "name=\"scp\"; title=\"scp\"; 9:9: must be claim, with a name, within required-claims",
      "<value>Orders.Read; <value>; 10:13: must be value, with a value, within claim",
      "<audiences>; <audiences/><audiences>; 5:17: audiences must be there once"})
  void saysInOneSentenceWhatIsWrong(String before, String after, String sentence) {
    String spoilt = Sources.entraToken().replace(before, after).replace(before.equals("<application-id>") ? "</application-id>" : "\u0000",
        "</id>");
    Sources.refused(folder, spoilt, sentence);
  }

  @Test
  void leavesOpenWhatAPersonMustDecide() {
    assertThat(Sources.open(with(TENANT, "tenant-id=\"{{aad-tenant-id}}\""))).singleElement().asString().startsWith("1:1 | tenants | "
        + "tenant-id is known");
    assertThat(Sources.open(with(TENANT, "tenant-id=\"contoso.onmicrosoft.com\""))).singleElement().asString().contains("something "
        + "else than its ID");
    assertThat(Sources.open(with(TENANT, "tenant-id=\"https://contoso.onmicrosoft.com\""))).singleElement().asString()
        .contains("else than its ID");
    assertThat(Sources.open(with("api://orders", "@(context.Request.OriginalUrl.Host)"))).singleElement().asString()
        .startsWith("6:9 | audiences | ");
    assertThat(Sources.open(with(Contoso.WEB_CLIENT_ID, "{{client}}"))).singleElement().asString().startsWith("3:9 | allowedClientIds | ");
    assertThat(Sources.open(with(Contoso.WEB_CLIENT_ID, "orders-web"))).singleElement().asString()
        .isEqualTo("2:5 | allowedClientIds | a client ID must be a GUID");
    assertThat(Sources.open(with(Contoso.WEB_CLIENT_ID, Contoso.WEB_CLIENT_ID.toUpperCase()))).singleElement().asString()
        .contains("lower case");
    assertThat(Sources.open(with("api://orders", "\n            api://orders\n       "
        + " "))).singleElement().asString().contains("white space");
    assertThat(Sources.open(with("<value>Orders.Read<", "<value>{{scope}}<"))).singleElement().asString().startsWith("9:9 | claimRules | ");
    assertThat(Sources.open(with("separator=\" \"", "separator=\".\""))).singleElement().asString().contains("a part of a value");
    assertThat(Sources.open(with("match=", "case=\"ignore\" match="))).singleElement().asString().contains("do not name the attribute "
        + "case");
    assertThat(Sources.open(with(TENANT, TENANT + " require-mfa=\"true\""))).singleElement().asString().contains("require-mfa");
    assertThat(Sources.open(with("<audiences>", "<groups/><audiences>"))).singleElement().asString().startsWith("5:5 | claimRules | ");
    assertThat(Sources.open(with(TENANT, TENANT + " authentication-endpoint=\"login.example.com\"")))
        .anyMatch(open -> open.contains("loginHost"));
    String bare = "<validate-azure-ad-token " + TENANT + " />";
    assertThat(Sources.open(Sources.migrate(folder, bare))).singleElement().asString().startsWith("1:1 | audiences | the source does "
        + "not look at aud");
  }

  @Test
  void knowsTenantsByWordAndAddress() {
    assertThat(with(TENANT, "tenant-id=\"https://login.microsoftonline.com/" + Sources.T + "\"").isComplete()).isTrue();
    Migration any = with(TENANT, "tenant-id=\"organizations\"");
    assertThat(any.form().at("/tenants/0").asText()).isEqualTo("organizations");
    assertThat(any.isComplete()).as("clients and scopes are named").isTrue();
    assertThat(Sources.notes(with(TENANT, "tenant-id=\"common\""), Note.Kind.NEWLY_REFUSED)).contains("1:1 |  | personal Microsoft "
        + "accounts");
    assertThat(with(TENANT, TENANT + " authentication-endpoint=\"https://login.partner.microsoftonline.cn/\"").form().get("cloud").asText())
        .isEqualTo("china");
    Migration stranger = Sources.migrate(folder, "<validate-azure-ad-token "
        + "tenant-id=\"organizations\"><audiences><audience>api://orders</audience>"
        + "</audiences></validate-azure-ad-token>");
    assertThat(Sources.open(stranger)).singleElement().asString().contains("must not contain organizations without a requirement");
  }

  @Test
  void readsBackendApplications() {
    String ids = "<backend-application-ids><application-id>" + Contoso.API_CLIENT_ID + "</application-id></backend-application-ids>";
    assertThat(Sources.open(with("<audiences>", ids + "<audiences>"))).singleElement().asString().contains("no audience is in every list");
    Migration alone = with("<audiences>\n        <audience>api://orders</audience>\n    </audiences>", ids);
    assertThat(alone.form().at("/audiences/0").asText()).isEqualTo(Contoso.API_CLIENT_ID);
  }

  @Test
  void readsRequiredClaims() {
    Migration roles = with("name=\"scp\" match=\"any\" separator=\" \"", "name=\"roles\" match=\"any\"");
    assertThat(roles.isComplete()).as("%s", roles).isTrue();
    assertThat(roles.form().get("requiredRoles")).hasSize(2);
    assertThat(roles.form().get("claimRules").toString()).isEqualTo("[\"groups absent\"]");
    assertThat(with("name=\"scp\" match=\"any\" separator=\" \"", "name=\"roles\"").form().get("claimRules").toString())
        .isEqualTo("[\"roles contains Orders.Read\",\"roles contains Orders.Write\"]");
    assertThat(with("match=\"any\" ", "").form().get("scopeMatch").asText()).isEqualTo("all");
    assertThat(with(" separator=\" \"", "").form().get("claimRules").toString()).isEqualTo("[\"scp in Orders.Read,Orders.Write\"]");
    assertThat(with("name=\"scp\" match=\"any\" separator=\" \"", "name=\"dept\" match=\"any\" "
        + "separator=\";\"").form().get("claimRules").toString())
        .isEqualTo("[\"dept matches (?s)(?:.*\\\\;)?(?:Orders\\\\.Read|Orders\\\\.Write)(?:\\\\;.*)?\"]");
    assertThat(Sources.open(with("name=\"scp\" match=\"any\" separator=\" \"", "name=\"email\" match=\"any\""))).singleElement().asString()
        .contains("must not rest on a claim that people can change");
    assertThat(Sources.open(with("name=\"scp\" match=\"any\" separator=\" \"", "name=\"groups\" match=\"any\""))).singleElement().asString()
        .contains("groups are mapped by ID");
  }

  @Test
  void tellsWhatIsNewlyRefusedAndLeftOut() {
    Migration migration = with(TENANT, TENANT + " header-name=\"X-Token\" query-parameter-name=\"t\" token-value=\"@(1)\" "
        + "failed-validation-httpcode=\"403\""
        + " failed-validation-error-message=\"no\" output-token-variable-name=\"jwt\"");
    assertThat(migration.isComplete()).isTrue();
    assertThat(Sources.notes(migration, Note.Kind.NEWLY_REFUSED)).anyMatch(note -> note.contains("header-name"))
        .anyMatch(note -> note.contains("query-parameter-name")).anyMatch(note -> note.contains("token-value"));
    assertThat(Sources.notes(migration, Note.Kind.LEFT_OUT)).anyMatch(note -> note.contains("failed-validation-httpcode"))
        .anyMatch(note -> note.contains("failed-validation-error-message")).anyMatch(note -> note.contains("output-token-variable-name"));
    Migration encrypted = with("<audiences>", "<decryption-keys><key>" + Sources.SECRET + "</key></decryption-keys><audiences>");
    assertThat(Sources.notes(encrypted, Note.Kind.NEWLY_REFUSED)).contains("5:5 |  | tokens that are encrypted");
  }
}
