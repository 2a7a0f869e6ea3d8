package org.muleentra.jwt.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** A server of the attacker's holds all that a forged token needs, and nobody ever asks it. */
class AttackersAddressTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final AtomicInteger REQUESTS = new AtomicInteger();

  private static SigningKey attackers;
  private static HttpServer server;
  private static String address;
  private static DeployedApi orders;

  record Forgery(String way, TokenBuilder token) {

    @Override
    public String toString() {
      return way;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    orders = ENGINE.deploy("orders", Map.of());
    try (KeyRing ring = new KeyRing()) {
      attackers = SigningKey.generate();
      ring.publishOnly(attackers);
      String keys = ring.jwks(EntraCloud.GLOBAL, TokenVersion.V2, Contoso.TENANT_ID);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      address = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
      server.createContext("/", exchange -> {
        REQUESTS.incrementAndGet();
        String body = exchange.getRequestURI().getPath().endsWith("openid-configuration")
            ? "{\"issuer\":\"" + address + "\",\"jwks_uri\":\"" + address + "\"}" : keys;
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
        exchange.close();
      });
      server.start();
    }
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @AfterEach
  void nobodyAsked() {
    assertThat(REQUESTS).hasValue(0);
    String tenant = "/" + Contoso.TENANT_ID;
    assertThat(ENGINE.entra().requestsByPath().keySet()).isNotEmpty().isSubsetOf(
        tenant + "/.well-known/openid-configuration", tenant + "/v2.0/.well-known/openid-configuration",
        tenant + "/discovery/keys", tenant + "/discovery/v2.0/keys");
  }

  static Stream<Forgery> forgeries() {
    TokenBuilder own = ENGINE.entra().userToken().signedBy(attackers);
    TokenBuilder known = own.kid(ENGINE.entra().keys().current().kid());
    return Stream.of(
        new Forgery("jku", own.headerParameter("jku", address)),
        new Forgery("jku, known kid", known.headerParameter("jku", address)),
        new Forgery("x5u", own.headerParameter("x5u", address)),
        new Forgery("x5u, known kid", known.headerParameter("x5u", address)),
        new Forgery("jwk", own.headerParameter("jwk", attackers.publicJwk())),
        new Forgery("jwk, known kid", known.headerParameter("jwk", attackers.publicJwk())),
        new Forgery("x5c", own.headerParameter("x5c", attackers.publicJwk().get("x5c"))),
        new Forgery("the address as kid", own.kid(address)),
        new Forgery("the address as issuer", own.issuer(address)),
        new Forgery("the address as issuer, tenant and audience", own.issuer(address).claim("tid", address).audience(address)),
        new Forgery("the address in claim sources", own.groupOverage()
            .claim("_claim_sources", Map.of("src1", Map.of("endpoint", address)))));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void refusesAForgery(Forgery forgery) throws Exception {
    long runs = orders.flowRuns();
    assertThat(ENGINE.get("orders", forgery.token().sign()).statusCode()).isEqualTo(401);
    assertThat(orders.flowRuns()).isEqualTo(runs);
  }

  /** Such a token is good; its addresses are none of our business. */
  @Test
  void asksNobodyForAGoodTokenEither() throws Exception {
    long runs = orders.flowRuns();
    for (String parameter : List.of("jku", "x5u")) {
      assertThat(ENGINE.get("orders", ENGINE.entra().userToken().headerParameter(parameter, address).sign()).statusCode()).isEqualTo(200);
    }
    assertThat(ENGINE.get("orders", ENGINE.entra().userToken().groupOverage()
        .claim("_claim_sources", Map.of("src1", Map.of("endpoint", address))).sign()).statusCode()).isEqualTo(200);
    assertThat(orders.flowRuns()).isEqualTo(runs + 3);
  }
}
