package org.muleentra.jwt.tool.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** API Management's {@code validate-jwt} that points to Entra. */
class ValidateJwtTest {

  private static final String V2 = "https://login.microsoftonline.com/" + Sources.T + "/v2.0";

  @TempDir
  private Path folder;

  private Migration with(String before, String after) {
    assertThat(Sources.jwt()).contains(before);
    return Sources.migrate(folder, Sources.jwt().replace(before, after));
  }

  private Migration with(String more) {
    return with("<audiences>", more + "<audiences>");
  }

  @Test
  void carriesAllOfIt() {
    Migration migration = Sources.migrate(folder, Sources.jwt());
    assertThat(migration.isComplete()).isTrue();
    assertThat(migration.form()).isEqualTo(Sources.json("""
        {"tenants": ["%s"], "tokenVersions": ["2.0"], "audiences": ["%s"], "clockSkew": 30,
         "claimRules": ["roles contains Orders.Read.All"]}
        """.formatted(Sources.T, Contoso.API_CLIENT_ID)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
      "clock-skew=\"30\"; clock-skew=\"soon\"; 1:1: clock-skew must be seconds, or hours, minutes and seconds with colons between",
      "require-scheme=; require-signed-tokens=\"often\" require-scheme=; 1:1: require-signed-tokens must be true or false",
      "url=; address=; 2:5: openid-config must have a url",
      "login.microsoftonline.com; idp.example.com; 2:5: url must be an address of Entra's metadata, such as "
          + "https://login.microsoftonline.com/{tenant}/v2.0/.well-known/openid-configuration: tokens of other issuers cannot be migrated"})
  void saysInOneSentenceWhatIsWrong(String before, String after, String sentence) {
    Sources.refused(folder, Sources.jwt().replace(before, after), sentence);
  }

  @Test
  void readsTheSkew() {
    assertThat(with("clock-skew=\"30\"", "").form().get("clockSkew").asInt()).isZero();
    assertThat(with("\"30\"", "\"00:05:00\"").form().get("clockSkew").asInt()).isEqualTo(300);
    Migration long_ = with("\"30\"", "\"900\"");
    assertThat(long_.form().get("clockSkew").asInt()).isEqualTo(600);
    assertThat(Sources.notes(long_, Note.Kind.NEWLY_REFUSED)).anyMatch(note -> note.contains("600 s past their end"));
    assertThat(with("\"30\"", "\"@(60)\"").form().get("clockSkew").asInt()).isZero();
  }

  @Test
  void holdsTokensToTheIssuer() {
    assertThat(with("/v2.0/.well", "/.well").form().get("tokenVersions").toString()).isEqualTo("[\"1.0\"]");
    Migration listed = with("<issuers><issuer>https://sts.windows.net/" + Sources.T + "/</issuer></issuers>");
    assertThat(listed.form().get("tokenVersions").toString()).as("those of the list alone").isEqualTo("[\"1.0\"]");
    Migration both = with("<issuers><issuer>https://sts.windows.net/" + Sources.T + "/</issuer><issuer>" + V2 + "</issuer></issuers>");
    assertThat(both.form().has("tokenVersions")).isFalse();
    assertThat(Sources.open(with("<issuers><issuer>https://idp.example.com</issuer></issuers>")))
        .anyMatch(open -> open.contains("names no tenant"));
    assertThat(Sources.open(with("<issuers><issuer>{{issuer}}</issuer></issuers>"))).anyMatch(open -> open.contains("issuer is known "
        + "to a running"));
  }

  @Test
  void takesEachTenantInItsOwnVersion() {
    String other = "<openid-config url=\"https://login.microsoftonline.com/" + Contoso.FABRIKAM_TENANT_ID
        + "/.well-known/openid-configuration\" />";
    Migration migration = with(other);
    assertThat(migration.isComplete()).as("%s", migration).isTrue();
    assertThat(migration.form().get("tenants")).hasSize(2);
    assertThat(migration.form().get("claimRules").toString())
        .contains("iss in " + V2 + ",https://sts.windows.net/" + Contoso.FABRIKAM_TENANT_ID + "/");
  }

  @Test
  void knowsManyTenantsAndOtherDirectories() {
    Migration any = with(Sources.T, "organizations");
    assertThat(any.form().at("/tenants/0").asText()).isEqualTo("organizations");
    assertThat(Sources.open(with(Sources.T, "consumers"))).singleElement().asString().contains("sign for every tenant");
    assertThat(Sources.open(with(Sources.T, "contoso.onmicrosoft.com"))).singleElement().asString().contains("something else than its ID");
    assertThat(Sources.open(with("https://login.microsoftonline.com/" + Sources.T, "{{authority}}"))).singleElement().asString()
        .startsWith("2:5 | tenants | the address is known");
    Migration external = with("https://login.microsoftonline.com/", "https://contoso.ciamlogin.com/");
    assertThat(external.form().get("directory").asText()).isEqualTo("externalId");
    assertThat(external.isComplete()).as("%s", external).isTrue();
    Migration b2c = with("login.microsoftonline.com/" + Sources.T, "login.microsoftonline.com/tfp/" + Sources.T + "/b2c_1_signin");
    assertThat(b2c.form().get("directory").asText()).isEqualTo("b2c");
    assertThat(b2c.form().get("loginHost").asText()).isEqualTo("login.microsoftonline.com");
  }

  @Test
  void trustsNoKeyThatWasGiven() {
    String keys = "<issuer-signing-keys><key>" + Sources.SECRET + "</key></issuer-signing-keys>";
    assertThat(Sources.notes(with(keys), Note.Kind.NEWLY_REFUSED)).anyMatch(note -> note.startsWith("3:5 |  | tokens signed by these "
        + "keys"));
    String config = "<openid-config url=\"" + V2 + "/.well-known/openid-configuration\" />";
    assertThat(Sources.open(with(config, keys))).singleElement().asString().startsWith("2:5 | tenants | the source trusts keys that it "
        + "was given");
  }

  @Test
  void tellsWhatIsNewlyRefused() {
    assertThat(Sources.notes(with(" require-scheme=\"Bearer\"", ""), Note.Kind.NEWLY_REFUSED))
        .anyMatch(note -> note.contains("Bearer before them"));
    assertThat(Sources.notes(with("require-scheme", "require-expiration-time=\"false\" require-scheme"), Note.Kind.NEWLY_REFUSED))
        .contains("1:1 |  | tokens without exp");
    assertThat(Sources.notes(with("require-scheme", "require-signed-tokens=\"False\" require-scheme"), Note.Kind.NEWLY_REFUSED))
        .contains("1:1 |  | tokens without a signature");
  }

  @Test
  void looksAroundTheElement() {
    String document = """
        <policies>
          <inbound>
            <base />
            <rate-limit calls="1" renewal-period="1" />
            <choose>
              <when condition="@(context.Request.Method == &quot;POST&quot;)">
                %s
              </when>
              %s
            </choose>
          </inbound>
        </policies>
        """;
    String named = Sources.jwt().replace("require-scheme", "output-token-variable-name=\"jwt\" require-scheme");
    Migration migration = Sources.migrate(folder, document.formatted(named, ""));
    assertThat(migration.isComplete()).isTrue();
    assertThat(migration.place()).isEqualTo("7:9");
    assertThat(Sources.notes(migration, Note.Kind.NEWLY_REFUSED)).anyMatch(note -> note.contains("where a condition holds"));
    assertThat(Sources.notes(migration, Note.Kind.LEFT_OUT)).anyMatch(note -> note.contains("other policies of the document"));
    for (String condition : List.of("@(!((Jwt)context.Variables[&quot;jwt&quot;]).Claims.Any())",
        "@(context.Variables.ContainsKey(&quot;jwt&quot;))",
        "@(context.Request.Headers.GetValueOrDefault(&quot;a&quot;).AsJwt() == null)")) {
      Migration deciding = Sources.migrate(folder, document.formatted(named, "<when condition=\"" + condition + "\"><return-response "
          + "/></when>"));
      assertThat(Sources.open(deciding)).singleElement().asString().contains("decides by the token here as well");
    }
    String two = document.formatted(Sources.jwt(), "<otherwise>" + Sources.entraToken() + "</otherwise>");
    Migration chosen = Sources.migrate(folder, two, "7:9");
    assertThat(Sources.open(chosen)).singleElement().asString().contains("another policy that looks at tokens");
  }
}
