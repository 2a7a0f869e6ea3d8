package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.CLOUD;
import static org.muleentra.jwt.core.authority.TrustedTenants.METADATA_BASE_URL;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.audit.DecisionRecord;
import org.muleentra.jwt.core.selftest.SelfTest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.Picture;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** The mistakes that {@code docs/begin/entra-setup.md} tells of are made here, and the log says what the page says. */
class SetupPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `(\\d{3} [^`]*)` \\| [^|]+ \\|$");

  private final List<String> seen = new ArrayList<>();

  /** Makes one mistake, and keeps what the log says of it. */
  private void mistake(UnaryOperator<SettingValues> settings, Consumer<TestGatekeeper> call) {
    try (TestGatekeeper gate = new TestGatekeeper(settings)) {
      call.accept(gate);
      assertThat(gate.audited).hasSize(1);
      DecisionRecord decision = gate.audited.get(0);
      assertThat(decision.admitted()).as("%s", decision).isFalse();
      seen.add(decision.refusal().status() + " " + decision.refusal());
    }
  }

  private void header(String value) {
    mistake(UnaryOperator.identity(), gate -> gate.decide(InboundRequest.ofAuthorization(value)));
  }

  private void person(UnaryOperator<SettingValues> settings, UnaryOperator<TokenBuilder> token) {
    mistake(settings, gate -> gate.decide(token.apply(gate.mint.userToken()).sign()));
  }

  private void service(UnaryOperator<SettingValues> settings, UnaryOperator<TokenBuilder> token) {
    mistake(settings, gate -> gate.decide(token.apply(gate.mint.appToken()).sign()));
  }

  @Test
  void everyMistakeLooksAsThePageSays() {
    UnaryOperator<SettingValues> smallest = UnaryOperator.identity();
    UnaryOperator<TokenBuilder> good = UnaryOperator.identity();
    mistake(smallest, gate -> gate.decide(InboundRequest.ofAuthorization(null)));
    mistake(smallest, gate -> gate.decide(InboundRequest.ofAuthorization(gate.mint.userToken().sign())));
    header("Bearer ");
    mistake(smallest, gate -> gate.decide('"' + gate.mint.userToken().sign() + '"'));
    person(smallest, token -> token.headerParameter("nonce", "x").audience("https://graph.microsoft.com"));
    person(smallest, token -> token.v1().audience("https://management.core.windows.net/"));
    person(settings -> settings.with(AUDIENCES, Collections.singletonList(Contoso.API_CLIENT_ID)), TokenBuilder::v1);
    person(smallest, token -> token.audience(Contoso.WEB_CLIENT_ID).without("azp", "azpacr", "scp"));
    person(smallest, token -> token.tenant(Contoso.FABRIKAM_TENANT_ID));
    person(settings -> settings.with(CLOUD, "usGov"), good);
    person(settings -> settings.with(TOKEN_VERSIONS, Collections.singletonList("2.0")), TokenBuilder::v1);
    person(smallest, token -> token.expiresAt(TestGatekeeper.NOW.minusSeconds(61)).issuedAt(TestGatekeeper.NOW.minusSeconds(3600)));
    service(smallest, TokenBuilder::roles);
    service(settings -> settings.with(REQUIRED_APP_ROLES, Collections.singletonList(Contoso.READ_ALL_ROLE)), TokenBuilder::roles);
    service(settings -> settings.with(REQUIRED_SCOPES, Collections.singletonList(Contoso.READ_SCOPE)), good);
    person(settings -> settings.with(REQUIRED_SCOPES, Collections.singletonList(Contoso.WRITE_SCOPE)), good);
    person(settings -> settings.with(REQUIRED_APP_ROLES, Collections.singletonList(Contoso.READ_ALL_ROLE)), good);
    person(SetupPageTest::readersAlone, good);
    person(SetupPageTest::readersAlone, token -> token.groups(Contoso.WRITERS_GROUP_ID));
    person(SetupPageTest::readersAlone, TokenBuilder::groupOverage);
    person(settings -> settings.with(ALLOWED_CLIENT_IDS, Collections.singletonList(Contoso.API_CLIENT_ID)), good);
    service(settings -> settings.with(ALLOWED_CLIENT_IDS, Collections.singletonList(Contoso.DAEMON_OBJECT_ID)), good);
    service(settings -> settings.with(CERTIFICATE_CLIENTS_ONLY, true), good);
    person(smallest, token -> token.claim("xms_act_fct", "11"));
    person(settings -> settings.with(CLAIM_RULES, Collections.singletonList("acct equals 0")), good);
    person(settings -> settings.with(REQUIRED_AUTHENTICATION_CONTEXT, "c1"), token -> token.clientCapabilities("cp1"));
    person(settings -> settings.with(REQUIRED_AUTHENTICATION_CONTEXT, "c1"), good);
    person(settings -> settings.with(REQUIRED_AUTHENTICATION_METHODS, Collections.singletonList("mfa")), good);
    person(settings -> settings.with(MAXIMUM_AUTHENTICATION_AGE, 900), good);
    mistake(settings -> settings.with(METADATA_BASE_URL, "https://unreachable.example"),
        gate -> gate.decide(gate.mint.userToken().sign()));

    List<String> onThePage = ROW.matcher(DocumentedForm.page("begin/entra-setup.md")).results().map(row -> row.group(1))
        .collect(Collectors.toList());
    assertThat(onThePage).doesNotHaveDuplicates()
        .containsExactlyElementsOf(seen.stream().distinct().collect(Collectors.toList()));
  }

  private static SettingValues readersAlone(SettingValues settings) {
    return settings.with(ROLE_MAPPINGS, Collections.singletonMap(Contoso.READERS_GROUP_ID, "reader"))
        .with(REQUIRED_ROLES, Collections.singletonList("reader"));
  }

  @Test
  void thePictureOfBothSidesNamesTheFieldsOfTheForm() {
    String picture = Picture.on("begin/entra-setup.md", 1).text();
    String form = picture.substring(picture.indexOf("subgraph mule"), picture.indexOf("  end", picture.indexOf("subgraph mule")));

    assertThat(Pattern.compile("\\w+").matcher(form.substring(form.indexOf('\n'))).results().map(word -> word.group()).distinct())
        .containsExactlyInAnyOrderElementsOf(DocumentedForm.ofSetup().get(1).names());
    assertThat(Pattern.compile("(?m)^ *\\w+ -- .* --> (\\w+)$").matcher(picture).results().map(arrow -> arrow.group(1)).distinct())
        .containsExactlyInAnyOrder("tenants", "audiences", "requiredScopes", "requiredAppRoles", "roleMappings");
  }

  /** The page's own forms, with the callers that it sets up. */
  @Test
  void theFormsAdmitThePersonAndTheBatchJobOfThePage() {
    List<DocumentedForm> forms = DocumentedForm.ofSetup();
    assertThat(forms).hasSize(2);
    for (DocumentedForm form : forms) {
      SelfTest.run(form.settings().values, Clock.systemUTC());
      try (TestGatekeeper gate = form.gate()) {
        UnaryOperator<TokenBuilder> here = token -> token.tenant("38fe743f-20c7-4e47-801e-4e7c7429799a")
            .audience("297c27e7-83ac-41a9-9bf2-0fac2616681e");
        assertThat(gate.refusal(here.apply(gate.mint.userToken()).groups("6101eced-b50e-4c1f-905b-84cabc012db3").sign()))
            .isNull();
        assertThat(gate.refusal(here.apply(gate.mint.appToken()).roles("Orders.Process.All").sign())).isNull();
        assertThat(gate.refusal(here.apply(gate.mint.appToken()).roles().sign())).isNotNull();
      }
    }
  }
}
