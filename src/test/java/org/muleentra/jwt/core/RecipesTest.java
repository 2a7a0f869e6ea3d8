package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.error.Reason.APP_ROLE_MISSING;
import static org.muleentra.jwt.core.error.Reason.AUTHENTICATION_CONTEXT_MISSING;
import static org.muleentra.jwt.core.error.Reason.AUTHENTICATION_TOO_OLD;
import static org.muleentra.jwt.core.error.Reason.CALLER_KIND_NOT_ALLOWED;
import static org.muleentra.jwt.core.error.Reason.CLIENT_NOT_ALLOWED;
import static org.muleentra.jwt.core.error.Reason.CLIENT_WITHOUT_CERTIFICATE;
import static org.muleentra.jwt.core.error.Reason.ISSUER_NOT_TRUSTED;
import static org.muleentra.jwt.core.error.Reason.POLICY_NOT_ACCEPTED;
import static org.muleentra.jwt.core.error.Reason.ROLE_MISSING;
import static org.muleentra.jwt.core.error.Reason.SCOPE_MISSING;
import static org.muleentra.jwt.core.error.Reason.TENANT_NOT_TRUSTED;
import static org.muleentra.jwt.core.error.Reason.TOKEN_TOO_OLD;
import static org.muleentra.jwt.core.error.Reason.VERSION_NOT_ACCEPTED;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.selftest.SelfTest;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Each recipe of {@code docs/begin/recipes.md} lets in whom it is for, and nobody else. */
class RecipesTest {

  private static final String TENANT = "38fe743f-20c7-4e47-801e-4e7c7429799a";
  private static final String API = "297c27e7-83ac-41a9-9bf2-0fac2616681e";
  private static final String API_URI = "api://" + API;
  private static final String API_ADDRESS = "https://api.example.com/orders";
  private static final String DESK = "5b7be524-7dbf-45a0-b980-f9964194d3e0";
  private static final String BATCH = "a0fadef2-ea3b-44ee-9e48-9c15a31a3cd5";
  private static final String CLERKS = "6101eced-b50e-4c1f-905b-84cabc012db3";
  private static final String ADMINS = "c5796bec-643f-4222-a537-fe5ba579c5f4";
  private static final String PROCESS = "Orders.Process.All";
  private static final String FIRST_CUSTOMER = "c5ad2a60-11db-4ea0-b6a7-1ed789191e72";
  private static final String LAST_CUSTOMER = "244ede6a-a174-4d6b-a004-7c81145b3c9b";
  private static final String EXTERNAL = "e1d556c3-ab30-4d96-b0a0-3ab3b63dfd17";
  private static final String B2C = "68a9cd73-df65-480f-87a3-4931b8749f40";
  private static final long NOW = TestGatekeeper.NOW.getEpochSecond();

  /** The callers of one recipe and what becomes of them; no reason for whoever passes. */
  private static final class Callers {
    private final Map<Function<TestGatekeeper, TokenBuilder>, Reason> outcomes = new LinkedHashMap<>();

    Callers pass(Function<TestGatekeeper, TokenBuilder> caller) {
      outcomes.put(caller, null);
      return this;
    }

    Callers refused(Reason reason, Function<TestGatekeeper, TokenBuilder> caller) {
      outcomes.put(caller, reason);
      return this;
    }
  }

  private static TokenBuilder person(TestGatekeeper gate) {
    return gate.mint.userToken().tenant(TENANT).audience(API);
  }

  private static TokenBuilder service(TestGatekeeper gate) {
    return gate.mint.appToken().tenant(TENANT).audience(API).roles(PROCESS);
  }

  private static TokenBuilder payer(TestGatekeeper gate) {
    return person(gate).scopes("Payments.Send").authenticationContexts("c1").claim("auth_time", NOW - 60);
  }

  private static TokenBuilder customer(TestGatekeeper gate) {
    return person(gate).tenant(EXTERNAL).issuer("https://" + EXTERNAL + ".ciamlogin.com/" + EXTERNAL + "/v2.0");
  }

  private static TokenBuilder consumer(TestGatekeeper gate) {
    return person(gate).tenant(B2C).issuer("https://contoso.b2clogin.com/" + B2C + "/v2.0/").claim("ver", "1.0")
        .claim("tfp", "B2C_1_signup_signin");
  }

  /** By the number of the recipe. */
  private static Map<Integer, Callers> callers() {
    Map<Integer, Callers> callers = new LinkedHashMap<>();
    callers.put(1, new Callers()
        .pass(gate -> person(gate).groups(CLERKS))
        .pass(gate -> person(gate).v1().audience(API_URI).groups(ADMINS))
        .refused(ROLE_MISSING, RecipesTest::person)
        .refused(ROLE_MISSING, gate -> person(gate).groups(Contoso.ADMINS_GROUP_ID))
        .refused(SCOPE_MISSING, gate -> person(gate).groups(CLERKS).scopes("Orders.Write"))
        .refused(TENANT_NOT_TRUSTED, gate -> person(gate).groups(CLERKS).tenant(Contoso.FABRIKAM_TENANT_ID))
        .refused(CALLER_KIND_NOT_ALLOWED, gate -> service(gate).groups(CLERKS)));
    callers.put(2, new Callers()
        .pass(gate -> service(gate).client(BATCH).clientAuthentication(2))
        .refused(CLIENT_WITHOUT_CERTIFICATE, gate -> service(gate).client(BATCH).clientAuthentication(1))
        .refused(CLIENT_NOT_ALLOWED, gate -> service(gate).clientAuthentication(2))
        .refused(APP_ROLE_MISSING, gate -> service(gate).client(BATCH).clientAuthentication(2).roles("Orders.Read.All"))
        .refused(CALLER_KIND_NOT_ALLOWED, gate -> person(gate).client(BATCH).clientAuthentication(2).roles(PROCESS)));
    callers.put(3, new Callers()
        .pass(gate -> person(gate).client(DESK).scopes("Orders.Write").groups(CLERKS))
        .pass(gate -> service(gate).client(BATCH))
        .refused(ROLE_MISSING, gate -> person(gate).client(DESK))
        .refused(ROLE_MISSING, gate -> person(gate).client(DESK).roles(PROCESS))
        .refused(SCOPE_MISSING, gate -> person(gate).client(DESK).scopes("Orders.Delete").groups(CLERKS))
        .refused(APP_ROLE_MISSING, gate -> service(gate).client(BATCH).roles("Orders.Read.All"))
        .refused(CLIENT_NOT_ALLOWED, gate -> person(gate).groups(CLERKS)));
    callers.put(4, new Callers()
        .pass(gate -> person(gate).tenant(FIRST_CUSTOMER).roles("Orders.Clerk"))
        .pass(gate -> service(gate).tenant(LAST_CUSTOMER))
        .refused(TENANT_NOT_TRUSTED, gate -> person(gate).roles("Orders.Clerk"))
        .refused(VERSION_NOT_ACCEPTED, gate -> person(gate).tenant(FIRST_CUSTOMER).v1().roles("Orders.Clerk"))
        .refused(ROLE_MISSING, gate -> person(gate).tenant(LAST_CUSTOMER)));
    callers.put(5, new Callers()
        .pass(gate -> person(gate).client(DESK))
        .pass(gate -> person(gate).tenant(LAST_CUSTOMER).client(DESK))
        .refused(TENANT_NOT_TRUSTED, gate -> person(gate).tenant("0ae105a7-fae8-479a-8757-c51d1885221e").client(DESK))
        .refused(TENANT_NOT_TRUSTED, gate -> person(gate).tenant(Guid.PERSONAL_ACCOUNTS).client(DESK))
        .refused(CLIENT_NOT_ALLOWED, RecipesTest::person)
        .refused(SCOPE_MISSING, gate -> person(gate).client(DESK).scopes("Orders.Write"))
        .refused(CALLER_KIND_NOT_ALLOWED, gate -> service(gate).client(DESK)));
    callers.put(6, new Callers()
        .pass(gate -> person(gate).groups(CLERKS))
        .refused(ROLE_MISSING, RecipesTest::person)
        .refused(CALLER_KIND_NOT_ALLOWED, RecipesTest::service));
    callers.put(7, new Callers()
        .pass(RecipesTest::payer)
        .refused(AUTHENTICATION_CONTEXT_MISSING, gate -> payer(gate).authenticationContexts("c2"))
        .refused(AUTHENTICATION_TOO_OLD, gate -> payer(gate).claim("auth_time", NOW - 1000))
        .refused(SCOPE_MISSING, gate -> payer(gate).scopes("Orders.Read"))
        .refused(CALLER_KIND_NOT_ALLOWED, RecipesTest::service));
    callers.put(8, new Callers()
        .pass(RecipesTest::person)
        .pass(gate -> person(gate).v1().audience(API_ADDRESS))
        .refused(CALLER_KIND_NOT_ALLOWED, gate -> person(gate).claim("xms_act_fct", "11"))
        .refused(CALLER_KIND_NOT_ALLOWED, gate -> person(gate).claim("xms_sub_fct", "13"))
        .refused(CALLER_KIND_NOT_ALLOWED, gate -> service(gate).claim("xms_act_fct", "11")));
    callers.put(9, new Callers()
        .pass(RecipesTest::person)
        .pass(gate -> person(gate).claim("xms_act_fct", "11"))
        .pass(gate -> service(gate).roles("Orders.Read.All").claim("xms_act_fct", "11"))
        .refused(APP_ROLE_MISSING, gate -> service(gate).claim("xms_act_fct", "11"))
        .refused(CALLER_KIND_NOT_ALLOWED, gate -> service(gate).roles("Orders.Read.All"))
        .refused(CALLER_KIND_NOT_ALLOWED, gate -> person(gate).claim("xms_sub_fct", "13"))
        .refused(TOKEN_TOO_OLD, gate -> person(gate).issuedAt(TestGatekeeper.NOW.minusSeconds(3700)).expiresIn(Duration.ofHours(2))));
    callers.put(10, new Callers()
        .pass(RecipesTest::customer)
        .refused(ISSUER_NOT_TRUSTED, RecipesTest::person)
        .refused(ISSUER_NOT_TRUSTED, gate -> person(gate).tenant(EXTERNAL))
        .refused(SCOPE_MISSING, gate -> customer(gate).scopes("Orders.Write")));
    callers.put(11, new Callers()
        .pass(RecipesTest::consumer)
        .pass(gate -> consumer(gate).claim("tfp", "B2C_1A_SignIn").without("oid", "tid"))
        .refused(POLICY_NOT_ACCEPTED, gate -> consumer(gate).claim("tfp", "B2C_1_password_reset"))
        .refused(ISSUER_NOT_TRUSTED, RecipesTest::person));
    callers.put(12, new Callers()
        .pass(RecipesTest::service)
        .pass(gate -> service(gate).v1().audience(API_URI))
        .refused(TENANT_NOT_TRUSTED, gate -> service(gate).tenant(Contoso.FABRIKAM_TENANT_ID))
        .refused(CALLER_KIND_NOT_ALLOWED, RecipesTest::person));
    callers.put(13, new Callers()
        .pass(RecipesTest::person)
        .pass(RecipesTest::service)
        .refused(SCOPE_MISSING, gate -> person(gate).scopes("Orders.Write")));
    callers.put(14, new Callers()
        .pass(gate -> person(gate).groups(CLERKS))
        .pass(RecipesTest::service)
        .refused(APP_ROLE_MISSING, gate -> service(gate).roles("Orders.Read.All")));
    return callers;
  }

  static List<DocumentedForm> recipes() {
    return DocumentedForm.recipes();
  }

  private static int number(DocumentedForm recipe) {
    return Integer.parseInt(recipe.title().substring(0, recipe.title().indexOf('.')));
  }

  @Test
  void thereAreAtLeastTenAndEachIsTried() {
    assertThat(recipes()).hasSizeGreaterThanOrEqualTo(10).extracting(RecipesTest::number)
        .containsExactlyElementsOf(callers().keySet());
    assertThat(callers().values()).allSatisfy(callers -> assertThat(callers.outcomes.values())
        .anySatisfy(reason -> assertThat(reason).isNull())
        .anySatisfy(reason -> assertThat(reason).isNotNull()));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void theCoreAcceptsIt(DocumentedForm recipe) {
    SelfTest.run(recipe.settings().values, Clock.systemUTC());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void itLetsInWhomItIsFor(DocumentedForm recipe) {
    try (TestGatekeeper gate = recipe.gate()) {
      int index = 0;
      for (Map.Entry<Function<TestGatekeeper, TokenBuilder>, Reason> caller : callers().get(number(recipe)).outcomes.entrySet()) {
        assertThat(gate.refusal(caller.getKey().apply(gate).sign())).as("%s, caller %d", recipe, ++index)
            .isEqualTo(caller.getValue());
      }
    }
  }
}
