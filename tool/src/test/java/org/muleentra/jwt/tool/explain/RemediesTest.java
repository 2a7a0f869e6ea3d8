package org.muleentra.jwt.tool.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.form.Form;

/** The smallest change is one that the core takes, and one that a person would make. */
class RemediesTest {

  private static final Contosos CONTOSO = new Contosos();
  private static final Form FORM = Contosos.form("tokenVersions", List.of("2.0"), "callerKinds", List.of("user"), "requiredScopes",
      List.of(Contoso.READ_SCOPE), "allowedClientIds", List.of(Contoso.WEB_CLIENT_ID), "certificateClientsOnly", true,
      "maximumTokenAge", 3600, "requiredAuthenticationContext", "c1", "claimRules", List.of("acct equals 0"),
      "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader")), "requiredRoles", List.of("reader"));

  @AfterAll
  static void returnKeys() {
    CONTOSO.keys.close();
  }

  private static TokenBuilder good() {
    return CONTOSO.mint.userToken().clientAuthentication(2).authenticationContexts("c1").claim("acct", 0).groups(Contoso.READERS_GROUP_ID);
  }

  private static Explanation explanation(Form form, TokenBuilder token) {
    return new Explainer(form.values(), CONTOSO.listing(), Contosos.CLOCK).explain("Bearer " + token.sign());
  }

  static List<Arguments> refused() {
    return List.of(
        row(good().audience("api://billing"), "the client asks for a token for " + Contoso.API_CLIENT_ID,
            "add api://billing to audiences"),
        row(good().tenant(Contoso.FABRIKAM_TENANT_ID), null, "add " + Contoso.FABRIKAM_TENANT_ID + " to tenants"),
        row(good().v1().clientAuthentication(2), "set requestedAccessTokenVersion in the API's manifest to 2",
            "add 1.0 to tokenVersions"),
        row(good().expiresIn(Duration.ofSeconds(-300)), "the client gets a new token", "set clockSkew to 301"),
        row(good().issuedAt(Contosos.NOW.minusSeconds(7200)).expiresIn(Duration.ofHours(1)), "the client gets a new token",
            "leave out maximumTokenAge"),
        row(good().claim("xms_act_fct", "11"), null, "add agentForUser to callerKinds"),
        row(good().client(Contoso.DAEMON_CLIENT_ID), "the caller comes through client " + Contoso.WEB_CLIENT_ID,
            "add " + Contoso.DAEMON_CLIENT_ID + " to allowedClientIds"),
        row(good().clientAuthentication(1), "the client proves itself to Entra with a certificate", "leave out certificateClientsOnly"),
        row(good().scopes("Orders.Write"), "grant the client the scope Orders.Read", "add Orders.Write to requiredScopes"),
        row(good().authenticationContexts("c2"), "the user satisfies the authentication context",
            "leave out requiredAuthenticationContext"),
        row(good().claim("acct", 1), "the token says acct equals 0, perhaps by an optional claim", "drop claimRules[0], acct equals 0"),
        row(good().groups(Contoso.WRITERS_GROUP_ID), "put the caller into group " + Contoso.READERS_GROUP_ID,
            "map " + Contoso.WRITERS_GROUP_ID + " to reader in roleMappings"),
        row(good().groupOverage(), "let the registration emit only groups that are assigned to the application",
            "set groupOverage to appRolesOnly; leave out requiredRoles"),
        row(good().claim("cnf", "x"), "the client asks for a bearer token", null),
        row(good().without("oid"), "the client asks for the scope profile too, so that oid is there; or the application gets a service"
            + " principal in the tenant", null));
  }

  private static Arguments row(TokenBuilder token, String outside, String ofForm) {
    return Arguments.of(token, outside, ofForm);
  }

  @ParameterizedTest
  @MethodSource
  void refused(TokenBuilder token, String outside, String ofForm) {
    Explanation explanation = explanation(FORM, token);
    assertThat(explanation.verdict()).isEqualTo(Explanation.Verdict.REFUSED);
    Remedies remedies = new Remedies(FORM, Contosos.CLOCK);
    assertThat(remedies.outside(explanation).changes()).isEqualTo(listed(outside));
    assertThat(remedies.ofForm(explanation).changes()).isEqualTo(listed(ofForm));
  }

  /** Of a row, in which a semicolon stands between two changes. */
  private static List<String> listed(String changes) {
    return changes == null ? List.of() : List.of(changes.split("; (?!or )"));
  }

  @Test
  void aTokenThatIsLetInNeedsNone() {
    Explanation explanation = explanation(FORM, good());
    assertThat(explanation.verdict()).isEqualTo(Explanation.Verdict.ADMITTED);
    assertThat(new Remedies(FORM, Contosos.CLOCK).ofForm(explanation).exists()).isFalse();
  }

  @Test
  void severalFaultsNeedAsManyChanges() {
    Explanation explanation = explanation(FORM, good().audience("api://billing").scopes("Orders.Write").claim("acct", 1));
    assertThat(new Remedies(FORM, Contosos.CLOCK).ofForm(explanation).changes()).containsExactly("add api://billing to audiences",
        "add Orders.Write to requiredScopes", "drop claimRules[0], acct equals 0");
  }

  @Test
  void tellsWhomElseAChangeLetsIn() {
    Form form = Contosos.form("callerKinds", List.of("user"), "requiredScopes", List.of(Contoso.READ_SCOPE));
    Remedy remedy = new Remedies(form, Contosos.CLOCK).ofForm(explanation(form, CONTOSO.mint.userToken().claim("xms_act_fct", "11")));
    assertThat(remedy.changes()).containsExactly("add agentForUser to callerKinds");
    assertThat(remedy.letsIn()).containsEntry("all that is asked", List.of("agent for a person"));
  }

  /** By key unknown, forged, or of another tenant: nothing lets it in. */
  @Test
  void nothingLetsAForgeryIn() {
    for (TokenBuilder forged : List.of(good().flipSignatureBit(), good().kid("unknown"), good().unsigned())) {
      Explanation explanation = explanation(FORM, forged);
      Remedies remedies = new Remedies(FORM, Contosos.CLOCK);
      assertThat(remedies.outside(explanation).exists()).isFalse();
      assertThat(remedies.ofForm(explanation).exists()).isFalse();
    }
  }
}
