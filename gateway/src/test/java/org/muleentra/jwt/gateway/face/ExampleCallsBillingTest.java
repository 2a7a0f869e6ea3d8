package org.muleentra.jwt.gateway.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.face.BillingFront.Trouble;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.sts.AccessPolicy;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** The example application calls its second API, on behalf of its user and as itself, over HTTP on the engine. */
class ExampleCallsBillingTest {

  private static MockEntra entra;
  private static MuleEngine engine;
  private static BillingFront billing;

  @BeforeAll
  static void start() throws Exception {
    entra = MockEntra.start();
    engine = MuleEngine.start(EntraJwtExtension.class);
    billing = BillingFront.start(() -> engine.uri("/billing/bills"));
    engine.deploy(ExampleApplication.spec(engine, entra,
        Map.of("billing.host", "127.0.0.1", "billing.port", String.valueOf(billing.port())), Optional.empty()));
  }

  @AfterAll
  static void stop() {
    engine.close();
    billing.close();
    entra.close();
  }

  @AfterEach
  void heal() {
    entra.sts().heal();
    entra.sts().conditionalAccess().lift();
    billing.came();
  }

  private static HttpResponse<String> get(String path, TokenBuilder caller) throws Exception {
    return Http.get(engine.uri(path), "Authorization", "Bearer " + caller.sign());
  }

  /** A user of whom no token is in memory, as each token of the mock has a time of its own. */
  private static TokenBuilder user() {
    return entra.userToken();
  }

  private static TokenBuilder approver() {
    return entra.userToken().groups(Contoso.ADMINS_GROUP_ID);
  }

  private static String claims(String authorization) {
    assertThat(authorization).startsWith("Bearer ");
    return new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  @Test
  void billingSeesTheUserWhoCalled() throws Exception {
    HttpResponse<String> bills = get("/bills", user());
    assertThat(bills.statusCode()).as(bills.body()).isEqualTo(200);
    assertThat(bills.body()).isEqualTo("{\"bills\": [\"B-1\"], \"of\": \"" + Contoso.USER_OBJECT_ID + "\"}");
    assertThat(bills.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(billing.came()).singleElement().satisfies(authorization -> assertThat(claims(authorization))
        .contains("\"aud\":\"" + Contoso.BILLING_CLIENT_ID + "\"", "\"azp\":\"" + Contoso.API_CLIENT_ID + "\"", "\"scp\":\"Bills.Read\""));
  }

  @Test
  void asItselfTheApplicationReadsTheBillsOfAllForApproversOnly() throws Exception {
    HttpResponse<String> bills = get("/bills/all", approver());
    assertThat(bills.body()).isEqualTo("{\"bills\": [\"B-1\", \"B-2\", \"B-3\"]}");
    assertThat(billing.came()).singleElement().satisfies(authorization -> assertThat(claims(authorization))
        .contains("\"roles\":[\"Bills.Read.All\"]").doesNotContain(Contoso.USER_OBJECT_ID));

    assertThat(get("/bills/all", user()).statusCode()).isEqualTo(403);
    assertThat(billing.came()).as("nothing is asked for whoever may not").isEmpty();
  }

  @Test
  void billingTakesNoTokenThatIsForTheOrders() throws Exception {
    assertThat(get("/billing/bills", user()).statusCode()).isEqualTo(401);
    assertThat(get("/billing/bills", user().audience(Contoso.BILLING_CLIENT_ID)).statusCode()).as("the scope is missing").isEqualTo(403);
    assertThat(get("/billing/bills", user().audience(Contoso.BILLING_CLIENT_ID).scopes("Bills.Read")).statusCode()).isEqualTo(200);
  }

  /** The application's own token stays for a while where another test of this class had it replaced just before. */
  @Test
  void aTokenThatBillingRefusesIsReplacedOnce() {
    for (String path : List.of("/bills", "/bills/all")) {
      org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(90)).untilAsserted(() -> {
        billing.next(Trouble.REFUSED);
        assertThat(get(path, approver()).statusCode()).as(path).isEqualTo(200);
        assertThat(billing.came()).as("the first, and another").hasSize(2).doesNotHaveDuplicates();
      });
    }
  }

  @Test
  void aSecondRefusalEndsTheFlowAndBlamesNoCaller() throws Exception {
    billing.next(Trouble.REFUSED, Trouble.REFUSED);
    HttpResponse<String> failed = get("/bills", user());
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(billing.came()).hasSize(2);
  }

  @Test
  void aConnectionThatBreaksIsTriedOnceMore() throws Exception {
    billing.next(Trouble.DROPPED);
    assertThat(get("/bills", user()).statusCode()).isEqualTo(200);
    List<String> came = billing.came();
    assertThat(came).as("with the same token").hasSize(2).containsOnly(came.get(0));

    billing.next(Trouble.DROPPED, Trouble.DROPPED);
    HttpResponse<String> failed = get("/bills", user());
    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(billing.came()).hasSize(2);
  }

  @Test
  void whileBillingIsAwayTheAnswerIs503AndThenAsBefore() throws Exception {
    int port = billing.away();
    try {
      assertThat(get("/bills/all", approver()).statusCode()).isEqualTo(503);
    } finally {
      billing.back(port);
    }
    assertThat(get("/bills/all", approver()).statusCode()).isEqualTo(200);
  }

  /** From the client to the second API and back: the challenge is handed on, and who answers it passes. */
  @Test
  void aStrongerSignInIsAskedOfTheCaller() throws Exception {
    entra.sts().conditionalAccess().api(Contoso.BILLING_CLIENT_ID, AccessPolicy.authenticationContext("c1"));
    HttpResponse<String> challenged = get("/bills", user());
    assertThat(challenged.statusCode()).isEqualTo(401);
    String challenge = challenged.headers().firstValue("WWW-Authenticate").orElse("");
    assertThat(challenge).contains("error=\"insufficient_claims\"");
    assertThat(new String(Base64.getDecoder().decode(challenge.replaceAll(".*claims=\"([^\"]+)\".*", "$1")), StandardCharsets.UTF_8))
        .contains("\"acrs\"", "\"c1\"");
    assertThat(challenged.body()).doesNotContain("AADSTS", "illing");
    assertThat(billing.came()).isEmpty();

    assertThat(get("/bills", user().authenticationContexts("c1")).statusCode()).isEqualTo(200);
  }

  /** It is the other API that demands it, and not Entra: no other token of the same sign-in would do. */
  @Test
  void whatBillingDemandsIsAskedOfTheCallerAndNotTriedAgain() throws Exception {
    billing.next(Trouble.DEMANDING);
    HttpResponse<String> challenged = get("/bills", user());
    assertThat(challenged.statusCode()).isEqualTo(401);
    assertThat(challenged.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"insufficient_claims\"",
        "claims=\"eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzEifX19\"");
    assertThat(challenged.body()).doesNotContain("illing");
    assertThat(billing.came()).hasSize(1);
    assertThat(get("/bills", user().authenticationContexts("c1")).statusCode()).isEqualTo(200);
  }

  /** No user stands behind a token of the application's own, so nobody can be asked: another is tried. */
  @Test
  void whatIsDemandedOfTheApplicationItselfIsNoCallersMatter() throws Exception {
    billing.next(Trouble.DEMANDING);
    assertThat(get("/bills/all", approver()).statusCode()).isEqualTo(200);
    billing.came();
  }

  @Test
  void anApplicationsCallIsNobodysBehalf() throws Exception {
    HttpResponse<String> refused = get("/bills", entra.appToken());
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
  }

  @Test
  void entrasNumbersGoToTheLogAndNotToTheCaller() throws Exception {
    entra.sts().refuseWith(7000222);
    try (CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> failed = get("/bills", user());
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body()).doesNotContain("7000222", "secret");
      assertThat(log.atLeast(Level.WARN)).anyMatch(line -> line.contains("AADSTS7000222"));
      assertThat(log.atLeast(Level.ALL)).noneMatch(line -> line.contains(Contoso.API_CLIENT_SECRET));
    }
    entra.sts().heal();
    await().atMost(Bounds.RECOVERY).untilAsserted(() -> assertThat(get("/bills", user()).statusCode()).isEqualTo(200));
  }

  @Test
  void whileEntraIsAwayTheAnswerIs503AndThenAsBefore() throws Exception {
    entra.sts().refuseWith(90033);
    HttpResponse<String> away = get("/bills", user());
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("Retry-After")).isPresent();
    entra.sts().heal();
    await().atMost(Bounds.RECOVERY).untilAsserted(() -> assertThat(get("/bills", user()).statusCode()).isEqualTo(200));
  }
}
