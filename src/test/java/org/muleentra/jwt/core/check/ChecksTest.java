package org.muleentra.jwt.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.CompactJws;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.settings.DeclaredSettings;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The list of checks is the list by which is decided, and each can be told from the others. */
class ChecksTest {

  private static final Clock CLOCK = Clock.fixed(TestGatekeeper.NOW, ZoneOffset.UTC);

  private final KeyRing keys = new KeyRing();
  private final TokenMint mint = new TokenMint(EntraCloud.GLOBAL, Contoso.TENANT_ID, keys, CLOCK, new Random(1));
  private final SettingValues values = DeclaredSettings.given(form());
  private final Checks checks = Checks.of(values, CLOCK);

  private static Map<String, Object> form() {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("tenants", List.of(Contoso.TENANT_ID));
    form.put("audiences", List.of(Contoso.API_CLIENT_ID));
    form.put("maximumTokenAge", 3600);
    form.put("allowedClientIds", List.of(Contoso.WEB_CLIENT_ID));
    form.put("certificateClientsOnly", true);
    form.put("requiredScopes", List.of(Contoso.READ_SCOPE));
    form.put("requiredAuthenticationContext", "c1");
    form.put("requiredAuthenticationMethods", List.of("mfa"));
    form.put("maximumAuthenticationAge", 600);
    form.put("claimRules", List.of("acct equals 0", "ctry in DE,FR"));
    return form;
  }

  private TokenBuilder good() {
    return mint.userToken().clientAuthentication(2).authenticationContexts("c1").claim("amr", List.of("mfa"))
        .claim("auth_time", TestGatekeeper.NOW.getEpochSecond() - 60).claim("acct", 0).claim("ctry", "DE");
  }

  private Authority authority() {
    return TrustedTenants.of(values).authorities().all().stream().filter(each -> each.version() == TokenVersion.V2).findFirst()
        .orElseThrow();
  }

  private Claims claims(TokenBuilder token) {
    return CompactJws.parse(token.sign()).value().verify((java.security.interfaces.RSAPublicKey) keys.current().publicKey(), SignatureVerifier.OF_THE_JVM, null)
        .value().claims();
  }

  @Test
  void decideByThatList() {
    List<TokenBuilder> tokens = List.of(good(), good().tenant(Contoso.FABRIKAM_TENANT_ID), good().audience("api://billing"),
        good().expiresIn(java.time.Duration.ofHours(-2)), good().issuedAt(TestGatekeeper.NOW.minusSeconds(4000)), good().claim("cnf", "x"),
        good().without("oid"), good().without("scp"), good().claim("xms_act_fct", "11"), good().client(Contoso.DAEMON_CLIENT_ID),
        good().clientAuthentication(1), good().scopes("Orders.Write"), good().authenticationContexts("c2"), good().without("amr"),
        good().without("auth_time"), good().claim("acct", 1), good().claim("ctry", "US"),
        good().audience("api://billing").scopes("Orders.Write").claim("acct", 1));
    for (TokenBuilder token : tokens) {
      Claims claims = claims(token);
      Optional<Refusal> first = checks.all().stream().map(check -> check.check(claims, authority())).flatMap(Optional::stream).findFirst();
      Outcome<CallerKind> decided = checks.check(claims, authority());
      assertThat(decided.isRefused()).isEqualTo(first.isPresent()).isEqualTo(token != tokens.get(0));
      first.ifPresent(refusal -> assertThat(decided.refusal()).hasToString(refusal.toString()));
    }
  }

  @Test
  void tellWhatTheyAreAbout() {
    List<CheckDescription> descriptions = checks.all().stream().map(check -> check.describe(authority())).collect(Collectors.toList());
    assertThat(descriptions).extracting(CheckDescription::name).containsExactly("issuer", "audience", "lifetime", "token age",
        "bearer token", "identity", "kind of caller", "client", "client's credential", "permission", "authentication context", "authentication method",
        "authentication age", "claim rule", "claim rule");
    assertThat(descriptions).allSatisfy(description -> {
      assertThat(description.expected()).isNotBlank().doesNotContain("null");
      assertThat(description.claims()).isNotEmpty();
    });
    assertThat(descriptions).extracting(CheckDescription::expected).contains("aud is " + Contoso.API_CLIENT_ID, "acct equals 0",
        "ctry in DE,FR", "azp is " + Contoso.WEB_CLIENT_ID, "the caller is one of user, app",
        "scp of a delegated token holds Orders.Read, and roles of any other what no setting names");
    assertThat(descriptions).flatExtracting(CheckDescription::settings).isSubsetOf(DeclaredSettings.all().keySet());
  }
}
