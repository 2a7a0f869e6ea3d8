package org.muleentra.jwt.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.gateway.fixture.RawHttp;

/** A second token in a form (RFC 6750 §2.2) is found, and the flow still gets the whole body. */
class TokenInBodyTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final String FORM = "application/x-www-form-urlencoded";
  // Not the default, an upgrade to HTTP/2: the HTTP service waits for the end of such a request's body in vain.
  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() {
    ENGINE.deploy(new ApiSpec("echo", MuleXml.application("""
        <flow name="echo">
          <http:listener path="/echo/*"/>
          <set-variable variableName="reached" value="true"/>
        </flow>
        """, "http"), OrdersApi.spec("echo", ENGINE.entra(), Map.of()).policy()));
  }

  private static HttpResponse<String> post(String contentType, BodyPublisher body) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(ENGINE.uri("/echo/1")).POST(body)
        .header("Authorization", "Bearer " + ENGINE.entra().userToken().sign()).header("Content-Type", contentType).build(),
        BodyHandlers.ofString());
  }

  private static BodyPublisher chunked(String body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void refusesATokenInTheFormBesideTheHeader() throws Exception {
    try (CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> response = post(FORM, BodyPublishers.ofString("order=7&access_token=" + ENGINE.entra().userToken().sign()));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.headers().firstValue("www-authenticate").orElse("")).contains("error=\"invalid_request\"");
      assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"TOKEN_IN_TWO_PLACES\"");
      assertThat(log.withStackTrace()).isEmpty();
    }
    assertThat(post(FORM + "; charset=UTF-8", chunked("access%5Ftoken=x")).statusCode()).isEqualTo(400);
  }

  @Test
  void leavesTheFlowTheWholeForm() throws Exception {
    String small = "order=7&note=access_token";
    String large = "order=7&note=" + "x".repeat(300_000) + "&end=1";
    for (String form : List.of(small, large, "")) {
      HttpResponse<String> response = post(FORM, BodyPublishers.ofString(form));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(form);
      assertThat(post(FORM, chunked(form)).body()).isEqualTo(form);
    }
  }

  @Test
  void looksIntoNoOtherBody() throws Exception {
    String text = "access_token=x";
    HttpResponse<String> response = post("text/plain", BodyPublishers.ofString(text));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(text);
  }

  /** The body is announced and never sent. */
  @Test
  void refusesABadTokenWithoutWaitingForTheForm() throws Exception {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      assertThat(connection.send("POST /echo/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
          + ENGINE.entra().userToken().flipSignatureBit().sign() + "\r\nContent-Type: " + FORM
          + "\r\nContent-Length: 100\r\n\r\n").status()).isEqualTo(401);
    }
  }

  /** A hundred bytes are announced, ten come, and the connection's end. */
  @Test
  void refusesQuietlyWhereTheFormBreaksOff() throws Exception {
    try (CapturedLog log = CapturedLog.open(); RawHttp connection = RawHttp.connect(ENGINE.address())) {
      RawHttp.Answer answer = connection.sendLast(("POST /echo/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
          + ENGINE.entra().userToken().sign() + "\r\nContent-Type: " + FORM + "\r\nContent-Length: 100\r\n\r\norder=7&no")
          .getBytes(StandardCharsets.US_ASCII));

      assertThat(answer.status()).isNotEqualTo(200).isNotEqualTo(500);
      await().untilAsserted(() -> assertThat(log.decisions()).singleElement().asString()
          .contains("\"Decision\":\"abandoned\"", "\"ResponseStatusCode\":408", "\"Reason\":\"BODY_INCOMPLETE\""));
      assertThat(log.withStackTrace()).isEmpty();
    }
  }
}
