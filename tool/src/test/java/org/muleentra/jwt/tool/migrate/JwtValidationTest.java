package org.muleentra.jwt.tool.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** MuleSoft's JWT Validation policy, field by field. */
class JwtValidationTest {

  @TempDir
  private Path folder;

  private Migration with(String field, String json) {
    return Sources.migrate(folder, source(field, json));
  }

  /** The good configuration with one field written otherwise; left out for {@code null}. */
  private static ObjectNode source(String field, String json) {
    ObjectNode source = Sources.jwtValidation();
    source.remove(field);
    if (json != null) {
      source.set(field, Sources.json("{\"value\": " + json + "}").get("value"));
    }
    return source;
  }

  @Test
  void carriesAllThatItCan() {
    Migration migration = Sources.migrate(folder, Sources.jwtValidation());
    assertThat(migration.isComplete()).isTrue();
    assertThat(migration.form()).isEqualTo(Sources.json("""
        {"tenants": ["%s"], "tokenVersions": ["2.0"], "audiences": ["api://orders", "%s"], "clockSkew": 0,
         "claimRules": ["roles contains Orders.Read.All"]}
        """.formatted(Sources.T, Contoso.API_CLIENT_ID)));
    assertThat(Sources.notes(migration, Note.Kind.CARRIED)).contains("/jwksUrl | tenants | ", "/supportedAudiences | audiences | ",
        "/mandatoryCustomClaims/0 | tokenVersions | ", "/mandatoryCustomClaims/1 | claimRules | ");
    assertThat(Sources.notes(migration, Note.Kind.NEWLY_REFUSED))
        .anyMatch(note -> note.startsWith("/jwksUrl") && note.contains("any tenant"))
        .anyMatch(note -> note.contains("neither a scope nor an app role"));
    assertThat(Sources.notes(migration, Note.Kind.LEFT_OUT)).anyMatch(note -> note.startsWith("/textKey"))
        .anyMatch(note -> note.startsWith("/jwksServiceTimeToLive"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", value = {
      "jwtOrigin; \"somewhere\"; /jwtOrigin: must be one of httpBearerAuthenticationHeader, customExpression, customHeader, jwtHeader",
      "jwtOrigin; 1; /jwtOrigin: must be a text in quotation marks",
      "signingMethod; \"hmac\"; /signingMethod: must be rsa: Entra signs no token by hmac, so these are not Entra's tokens and there "
          + "is nothing "
          + "to migrate",
      "signingMethod; \"es\"; /signingMethod: must be rsa: Entra signs no token by es, so these are not Entra's tokens and there is "
          + "nothing "
          + "to migrate",
      "signingMethod; \"dsa\"; /signingMethod: must be one of rsa, hmac, es, none",
      "signingKeyLength; 512; /signingKeyLength: must be 256: Entra signs by RS256 alone, so these are not Entra's tokens and there is "
          + "nothing "
          + "to migrate",
      "signingKeyLength; \"many\"; /signingKeyLength: must be a whole number",
      "jwksUrl; -; /jwksUrl: is required where jwtKeyOrigin is jwks",
      "jwksUrl; \"https://idp.example.com/keys\"; /jwksUrl: must be an address of Entra's keys, such as "
          + "https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys: tokens of other issuers cannot be migrated",
      "jwksUrl; \"https://login.microsoftonline.com.example.com/x/discovery/keys\"; /jwksUrl: must be an address of Entra's keys, such as "
          + "https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys: tokens of other issuers cannot be migrated",
      "supportedAudiences; \" , \"; /supportedAudiences: must name an audience where validateAudClaim is true",
      "supportedAudiences; [\"a\"]; /supportedAudiences: must be a text in quotation marks",
      "validateAudClaim; \"yes\"; /validateAudClaim: must be true or false",
      "mandatoryExpClaim; 1; /mandatoryExpClaim: must be true or false",
      "mandatoryCustomClaims; {}; /mandatoryCustomClaims: must be a list in square brackets",
      "mandatoryCustomClaims; [{\"key\": \"a\"}]; /mandatoryCustomClaims/0: must be an object with the texts key, the name of a claim, "
          + "and value",
      "nonMandatoryCustomClaims; [{\"key\": \"\", \"value\": \"a\"}]; /nonMandatoryCustomClaims/0: must be an object with the texts "
          + "key, the name of "
          + "a claim, and value"})
  void saysInOneSentenceWhatIsWrong(String field, String json, String sentence) {
    Sources.refused(folder, source(field, json), sentence);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', nullValues = "-", value = {
      "jwtKeyOrigin; \"text\"; /jwtKeyOrigin | tenants | the source trusts one key that it was given",
      "jwtKeyOrigin; -; /jwtKeyOrigin | tenants | the source trusts one key that it was given",
      "jwtKeyOrigin; \"customExpression\"; /jwtKeyOrigin | tenants | the source trusts one key that it was given",
      "jwksUrl; \"${jwks.url}\"; /jwksUrl | tenants | the address is known to a running gateway alone",
      "skipClientIdValidation; false; /skipClientIdValidation | allowedClientIds | the source lets in clients that have a contract",
      "skipClientIdValidation; -; /skipClientIdValidation | allowedClientIds | the source lets in clients that have a contract",
      "validateAudClaim; false; - | audiences | the source does not look at aud",
      "supportedAudiences; \"api://orders, api://other\"; /supportedAudiences | audiences | an audience must not begin or end with "
          + "white space",
      "supportedAudiences; \"https://graph.microsoft.com\"; /supportedAudiences | audiences | an audience must not be Microsoft Graph",
      "supportedAudiences; \"api://0DE25A91-7E57-4A11-B2C4-5CA1AB1E0A01\"; /supportedAudiences | audiences | an audience has an ID in "
          + "upper case",
      "supportedAudiences; \"${audience}\"; /supportedAudiences | audiences | an audience is known to a running gateway alone",
      "somethingNew; true; /somethingNew | claimRules | the pages of the policy do not name this field"})
  void leavesOpenWhatAPersonMustDecide(String field, String json, String note) {
    Migration migration = with(field, json);
    assertThat(migration.isComplete()).isFalse();
    assertThat(Sources.open(migration)).anyMatch(open -> open.startsWith(note.startsWith("- ") ? note.substring(1) : note));
    assertThat(migration.form().toString()).contains("REPLACE THIS: see ");
  }

  @Test
  void findsTheTenantInClaimsWhereTheAddressNamesNone() {
    assertThat(with("jwksUrl", "\"https://login.microsoftonline.com/contoso.example/discovery/keys\"").isComplete()).isTrue();
    ObjectNode source = source("jwksUrl", "\"https://login.microsoftonline.com/common/discovery/keys\"");
    assertThat(Sources.migrate(folder, source).form().at("/tenants/0").asText()).isEqualTo(Sources.T);
    source.set("mandatoryCustomClaims", Sources.json("{\"a\": [{\"key\": \"tid\", \"value\": \"" + Sources.T + "\"}]}").get("a"));
    assertThat(Sources.migrate(folder, source).form()).isEqualTo(Sources.json("""
        {"tenants": ["%s"], "audiences": ["api://orders", "%s"], "clockSkew": 0}""".formatted(Sources.T, Contoso.API_CLIENT_ID)));
    source.remove("mandatoryCustomClaims");
    assertThat(Sources.open(Sources.migrate(folder, source))).singleElement().asString()
        .startsWith("/jwksUrl | tenants | these keys sign for every tenant");
  }

  @Test
  void holdsTheIssuerToTheTenant() {
    ObjectNode source = source("mandatoryCustomClaims", "[{\"key\": \"iss\", \"value\": "
        + "\"https://sts.windows.net/" + Contoso.FABRIKAM_TENANT_ID + "/\"}]");
    Migration migration = Sources.migrate(folder, source);
    assertThat(Sources.open(migration)).singleElement().asString().contains("names no tenant whose keys it trusts");
    assertThat(migration.form().get("claimRules").toString()).as("it goes on to bind").contains("iss equals https://sts.windows.net/");
  }

  @Test
  void takesTheTenantsOfSeveralAddresses() {
    Migration migration = with("jwksUrl", "\"https://login.microsoftonline.com/" + Sources.T + "/discovery/v2.0/keys, "
        + "https://login.microsoftonline.com/" + Contoso.FABRIKAM_TENANT_ID + "/discovery/v2.0/keys\"");
    assertThat(migration.form().get("tenants")).as("the issuer is that of one").hasSize(1);
    ObjectNode source = source("jwksUrl", "\"https://login.microsoftonline.com/" + Sources.T + "/discovery/v2.0/keys,"
        + "https://login.microsoftonline.us/" + Contoso.FABRIKAM_TENANT_ID + "/discovery/v2.0/keys\"");
    source.remove("mandatoryCustomClaims");
    assertThat(Sources.open(Sources.migrate(folder, source))).anyMatch(open -> open.contains("one cloud and one kind of directory"));
  }

  @Test
  void knowsOtherCloudsAndDirectories() {
    ObjectNode source = source("jwksUrl", "\"https://login.microsoftonline.us/" + Sources.T + "/discovery/v2.0/keys\"");
    source.remove("mandatoryCustomClaims");
    assertThat(Sources.migrate(folder, source).form().get("cloud").asText()).isEqualTo("usGov");
    source.put("jwksUrl", "https://contoso.ciamlogin.com/" + Sources.T + "/discovery/v2.0/keys");
    assertThat(Sources.migrate(folder, source).form().get("directory").asText()).isEqualTo("externalId");
    source.put("jwksUrl", "https://contoso.b2clogin.com/" + Sources.T + "/B2C_1_signin/discovery/v2.0/keys");
    Migration b2c = Sources.migrate(folder, source);
    assertThat(b2c.isComplete()).as("%s", b2c).isTrue();
    assertThat(b2c.form().get("loginHost").asText()).isEqualTo("contoso.b2clogin.com");
    assertThat(b2c.form().at("/b2cPolicies/0").asText()).isEqualTo("B2C_1_signin");
    source.put("jwksUrl", "https://contoso.b2clogin.com/contoso.onmicrosoft.com/discovery/v2.0/keys?p=B2C_1_signin");
    assertThat(Sources.open(Sources.migrate(folder, source))).singleElement().asString().contains("by something else than its ID");
    source.put("jwksUrl", "https://login.microsoftonline.com/" + Sources.T + "/discovery/keys?appid=" + Contoso.API_CLIENT_ID);
    assertThat(Sources.migrate(folder, source).form().get("signingKeysAppId").asText()).isEqualTo(Contoso.API_CLIENT_ID);
  }

  @Test
  void tellsWhatIsNewlyRefused() {
    assertThat(Sources.notes(with("jwtOrigin", "\"customExpression\""), Note.Kind.NEWLY_REFUSED))
        .anyMatch(note -> note.startsWith("/jwtOrigin"));
    assertThat(Sources.notes(with("signingMethod", "\"none\""), Note.Kind.NEWLY_REFUSED))
        .anyMatch(note -> note.startsWith("/signingMethod"));
    assertThat(Sources.notes(with("mandatoryExpClaim", "\"false\""), Note.Kind.NEWLY_REFUSED)).contains("/mandatoryExpClaim |  | "
        + "tokens without exp");
    assertThat(Sources.notes(with("mandatoryAudClaim", "false"), Note.Kind.NEWLY_REFUSED)).contains("/mandatoryAudClaim |  | tokens "
        + "without aud");
    Migration optional = with("nonMandatoryCustomClaims", "[{\"key\": \"acct\", \"value\": \"#[vars.claimSet.acct == 0]\"}]");
    assertThat(optional.form().get("claimRules")).hasSize(3);
    assertThat(Sources.notes(optional, Note.Kind.NEWLY_REFUSED))
        .contains("/nonMandatoryCustomClaims/0 | claimRules | tokens without acct, which the source let in");
  }

  @Test
  void leavesOutWhatWasSwitchedOff() {
    Migration migration = with("validateCustomClaim", "false");
    assertThat(migration.form().has("claimRules")).isFalse();
    assertThat(Sources.notes(migration, Note.Kind.LEFT_OUT)).contains("/mandatoryCustomClaims |  | validateCustomClaim is off, so this "
        + "had no effect");
    assertThat(Sources.notes(with("claimsToHeaders", "[]"), Note.Kind.LEFT_OUT)).anyMatch(note -> note.startsWith("/claimsToHeaders"));
  }

  @Test
  void findsTheClientByItsClaim() {
    ObjectNode source = source("skipClientIdValidation", "false");
    source.put("clientIdExpression", "#[vars.claimSet.appid]");
    Migration migration = Sources.migrate(folder, source);
    assertThat(Sources.open(migration)).hasSize(1);
    assertThat(migration.form().get("claimRules").toString()).contains("appid exists");
    source.put("clientIdExpression", "#[vars.claimSet.client_id]");
    assertThat(Sources.open(Sources.migrate(folder, source))).hasSize(2).anyMatch(open -> open.startsWith("/clientIdExpression | "
        + "claimRules"));
  }

  @Test
  void carriesWhatRulesCanSay() {
    assertThat(rules("dept", "4711")).containsExactly("dept equals 4711");
    assertThat(rules("nbf", "#[vars.claimSet.dept != null]")).containsExactly("dept exists", "nbf exists");
    assertThat(rules("extn.grade", "a")).containsExactly("extn.grade equals a", "extn absent");
    assertThat(rules("scp", "#[vars.claimSet.scp contains 'Orders.Read']")).isEmpty();
    for (List<String> open : List.of(List.of("email", "a@contoso.example"), List.of("roles", "Orders.Read"), List.of("a.b.c", "a"),
        List.of("two words", "a"), List.of("dept", " a"), List.of("dept", ""), List.of("dept", "#[sizeOf(vars.claimSet.dept) > 1]"),
        List.of("azp", Contoso.WEB_CLIENT_ID.toUpperCase()), List.of("dept", "${dept}"), List.of("scp", "#[vars.claimSet.scp contains "
            + "'']"))) {
      Migration migration = with("mandatoryCustomClaims", pair(open.get(0), open.get(1)));
      assertThat(Sources.open(migration)).as("%s", open).singleElement().asString().startsWith("/mandatoryCustomClaims/0 | claimRules | ");
    }
  }

  private static String pair(String key, String value) {
    return "[{\"key\": \"" + key + "\", \"value\": \"" + value + "\"}]";
  }

  private List<String> rules(String key, String value) {
    Migration migration = with("mandatoryCustomClaims", pair(key, value));
    assertThat(migration.isComplete()).as("%s", migration).isTrue();
    List<String> rules = new ArrayList<>();
    migration.form().path("claimRules").forEach(rule -> rules.add(rule.asText()));
    return rules;
  }
}
