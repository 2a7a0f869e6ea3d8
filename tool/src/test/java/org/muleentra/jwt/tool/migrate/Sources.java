package org.muleentra.jwt.tool.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;

/** Good policies of other products, of which a test spoils one thing. */
final class Sources {

  static final String T = Contoso.TENANT_ID;
  static final String SECRET = "MIIBIjANBgkq-never-told";

  private Sources() {}

  /** A configuration as API Manager writes it, with the defaults of what is not used. */
  static ObjectNode jwtValidation() {
    return json("""
        {
          "jwtOrigin": "httpBearerAuthenticationHeader",
          "signingMethod": "rsa",
          "signingKeyLength": 256,
          "jwtKeyOrigin": "jwks",
          "textKey": "%s",
          "jwksUrl": "https://login.microsoftonline.com/%s/discovery/v2.0/keys",
          "jwksServiceTimeToLive": 60,
          "skipClientIdValidation": true,
          "validateAudClaim": true,
          "mandatoryAudClaim": true,
          "supportedAudiences": "api://orders,%s",
          "mandatoryExpClaim": true,
          "mandatoryNbfClaim": false,
          "validateCustomClaim": true,
          "mandatoryCustomClaims": [
            {"key": "iss", "value": "https://login.microsoftonline.com/%s/v2.0"},
            {"key": "roles", "value": "#[vars.claimSet.roles contains 'Orders.Read.All']"}
          ]
        }
        """.formatted(SECRET, T, Contoso.API_CLIENT_ID, T));
  }

  static String entraToken() {
    return """
        <validate-azure-ad-token tenant-id="%s">
            <client-application-ids>
                <application-id>%s</application-id>
            </client-application-ids>
            <audiences>
                <audience>api://orders</audience>
            </audiences>
            <required-claims>
                <claim name="scp" match="any" separator=" ">
                    <value>Orders.Read</value>
                    <value>Orders.Write</value>
                </claim>
            </required-claims>
        </validate-azure-ad-token>
        """.formatted(T, Contoso.WEB_CLIENT_ID);
  }

  static String jwt() {
    return """
        <validate-jwt header-name="Authorization" require-scheme="Bearer" clock-skew="30">
            <openid-config url="https://login.microsoftonline.com/%s/v2.0/.well-known/openid-configuration" />
            <audiences>
                <audience>%s</audience>
            </audiences>
            <required-claims>
                <claim name="roles">
                    <value>Orders.Read.All</value>
                </claim>
            </required-claims>
        </validate-jwt>
        """.formatted(T, Contoso.API_CLIENT_ID);
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Migration migrate(Path folder, Object source) {
    return migrate(folder, source, null);
  }

  static Migration migrate(Path folder, Object source, String policy) {
    try {
      Path file = Files.writeString(folder.resolve("policy"), source.toString());
      Migration migration = Migration.of(file, policy, Contosos.CLOCK);
      assertThat(Form.faults(migration.form(), Contosos.CLOCK).isEmpty()).as("%s", migration).isEqualTo(migration.isComplete());
      assertThat(migration.toString()).doesNotContain(SECRET);
      return migration;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sentence by which a source is refused, without the file's folder. */
  static void refused(Path folder, Object source, String sentence) {
    assertThatThrownBy(() -> migrate(folder, source)).isInstanceOf(FieldException.class)
        .message().doesNotContain(SECRET, "\n").isEqualTo(folder.resolve("policy") + ": " + sentence);
  }

  /** Notes of a kind, each as place, field and sentence. */
  static List<String> notes(Migration migration, Note.Kind kind) {
    return migration.notes().stream().filter(note -> note.kind() == kind)
        .map(note -> String.join(" | ", note.place(), note.field(), note.what())).toList();
  }

  /** What a person must decide. */
  static List<String> open(Migration migration) {
    return migration.notes().stream().filter(note -> note.kind().isOpen())
        .map(note -> String.join(" | ", note.place(), note.field(), note.what())).toList();
  }
}
