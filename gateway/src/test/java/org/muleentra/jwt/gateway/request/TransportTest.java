package org.muleentra.jwt.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.testkit.server.MockEntra;

/** How a token comes (RFC 6750 §2), byte by byte; whatever is sent, the log stays clean. */
class TransportTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final String MISSING = "Bearer";

  private static DeployedApi orders;
  private static String token;

  private CapturedLog log;
  private long runs;

  @BeforeAll
  static void start() {
    orders = ENGINE.deploy("orders", Map.of());
    token = ENGINE.entra().userToken().sign();
  }

  @BeforeEach
  void listen() {
    log = CapturedLog.open();
    runs = orders.flowRuns();
  }

  @AfterEach
  void nothingUgly() {
    log.close();
    assertThat(log.atLeast(Level.ERROR)).isEmpty();
    assertThat(log.withStackTrace()).isEmpty();
  }

  private static RawHttp.Answer get(String path, String... headerLines) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
        + (headerLines.length == 0 ? "" : String.join("\r\n", headerLines) + "\r\n") + "\r\n");
  }

  private static RawHttp.Answer send(String request) throws IOException {
    return send(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static RawHttp.Answer send(byte[] request) throws IOException {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      return connection.send(request);
    }
  }

  private void admitted(RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(orders.flowRuns()).isEqualTo(runs + 1);
  }

  private void refused(RawHttp.Answer answer, int status, String challenge, String reason) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("WWW-Authenticate")).singleElement().asString().startsWith(challenge);
    assertThat(orders.flowRuns()).isEqualTo(runs);
    assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"" + reason + "\"");
  }

  /** Sends bytes that need not be a request, after which the server can wait for no more. */
  private static RawHttp.Answer sendLast(String bytes) throws IOException {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      return connection.sendLast(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** By the policy or by the HTTP server before it (505: no such version of HTTP), but not by an accident. */
  private void refusedSomehow(RawHttp.Answer answer) {
    assertThat(answer.status()).matches(status -> status == 0 || status >= 400 && status < 500 || status == 505, "closed, 4xx or 505");
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(orders.flowRuns()).isEqualTo(runs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization: Bearer ", "Authorization: bearer ", "Authorization: BEARER ", "authorization: bEaReR ",
      "AUTHORIZATION:Bearer ", "Authorization:\t Bearer     "})
  void takesSchemeAndNameInAnyCase(String before) throws IOException {
    admitted(get("/orders/1", before + token));
  }

  @Test
  void takesSpacesBehindAValueForNoneOfIt() throws IOException {
    admitted(get("/orders/1", "Authorization: Bearer " + token + "  "));
  }

  @Test
  void challengesWithoutAnErrorWhereThereIsNoToken() throws IOException {
    RawHttp.Answer answer = get("/orders/1");
    refused(answer, 401, MISSING, "NO_CREDENTIALS");
    assertThat(answer.header("WWW-Authenticate").get(0)).doesNotContain("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic dTpw", "Digest username=\"u\"", "Negotiate AAAA", "DPoP {}", "BearerX {}", "Bearer-{}", "Token {}", "{}", "Bear"})
  void challengesWithoutAnErrorWhereTheSchemeIsAnother(String value) throws IOException {
    RawHttp.Answer answer = get("/orders/1", "Authorization: " + value.replace("{}", token));
    refused(answer, 401, MISSING, "SCHEME_NOT_BEARER");
    assertThat(answer.header("WWW-Authenticate").get(0)).doesNotContain("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void challengesWithoutAnErrorWhereTheHeaderIsEmpty(String value) throws IOException {
    RawHttp.Answer answer = get("/orders/1", "Authorization:" + value);
    refused(answer, 401, MISSING, "NO_CREDENTIALS");
    assertThat(answer.header("WWW-Authenticate").get(0)).doesNotContain("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "bearer\t", "Bearer=", "Bearer\t{}", "Bearer:{}", "Bearer \"{}\"", "Bearer {} x", "Bearer {}\tx", "Bearer {}\t"})
  void refusesASchemeWithoutAToken(String value) throws IOException {
    refused(get("/orders/1", "Authorization: " + value.replace("{}", token)), 401, "Bearer error=\"invalid_token\"", "TOKEN_MALFORMED");
  }

  @Test
  void refusesTwoHeaders() throws IOException {
    refused(get("/orders/1", "Authorization: Bearer " + token, "Authorization: Bearer " + token), 400,
        "Bearer error=\"invalid_request\"", "SEVERAL_CREDENTIALS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization: Bearer x", "AUTHORIZATION: Basic dTpw", "Authorization:", "Authorization: ,"})
  void refusesASecondHeaderOfAnyKind(String second) throws IOException {
    refused(get("/orders/1", "Authorization: Bearer " + token, second), 400, "Bearer error=\"invalid_request\"", "SEVERAL_CREDENTIALS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer {}, Bearer {}", "Bearer {},Basic dTpw", "Bearer {},", "Bearer ,{}"})
  void refusesCredentialsJoinedByAComma(String value) throws IOException {
    refused(get("/orders/1", "Authorization: " + value.replace("{}", token)), 400, "Bearer error=\"invalid_request\"", "SEVERAL_CREDENTIALS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token=x", "access_token", "a=1&access_token=", "access%5Ftoken=x", "access_token=x&access_token=y"})
  void refusesATokenInTheQueryBesideTheHeader(String query) throws IOException {
    refused(get("/orders/1?" + query, "Authorization: Bearer " + token), 400, "Bearer error=\"invalid_request\"", "TOKEN_IN_TWO_PLACES");
  }

  @Test
  void takesNoTokenFromTheQueryAlone() throws IOException {
    refused(get("/orders/1?access_token=" + token), 401, MISSING, "NO_CREDENTIALS");
  }

  @Test
  void takesNoTokenFromAForm() throws IOException {
    String form = "access_token=" + token;
    refused(send("POST /orders/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + form.length() + "\r\n\r\n" + form), 401, MISSING, "NO_CREDENTIALS");
  }

  @Test
  void takesNoTokenFromAnotherHeader() throws IOException {
    refused(get("/orders/1", "X-Authorization: Bearer " + token, "Proxy-Authorization: Bearer " + token, "Cookie: access_token=" + token,
        "X-MS-TOKEN-AAD-ACCESS-TOKEN: " + token), 401, MISSING, "NO_CREDENTIALS");
  }

  /** In front of the token, in its middle and behind it; a line's end is not among them. */
  @Test
  void refusesEveryForeignByte() throws IOException {
    int middle = token.length() / 2;
    for (int b = 0; b < 256; b++) {
      if (b == '\r' || b == '\n' || Character.isLetterOrDigit(b) && b < 128 || b == '-' || b == '_') {
        continue;
      }
      refusedSomehow(send(around(token.substring(0, middle), b, token.substring(middle))));
      if (b != ' ' && b != '\t') {
        refusedSomehow(send(around("", b, token)));
        refusedSomehow(send(around(token, b, "")));
      }
    }
  }

  private static byte[] around(String before, int b, String behind) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(("GET /orders/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + before).getBytes(StandardCharsets.US_ASCII));
    request.write(b);
    request.write((behind + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return request.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\r\n ", "\r\n\t", "\n "})
  void refusesALineEndWithinTheToken(String end) throws IOException {
    int middle = token.length() / 2;
    refusedSomehow(sendLast("GET /orders/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token.substring(0, middle) + end
        + token.substring(middle) + "\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 31_000, 40_000, 70_000, 1_000_000})
  void refusesALongHeader(int length) throws IOException {
    refusedSomehow(get("/orders/1", "Authorization: Bearer " + "a".repeat(length)));
    refusedSomehow(get("/orders/1", "Authorization: Bearer " + token + ".".repeat(length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\0\r\n\r\n", "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\r\n\r\n", "GET\r\n\r\n", "GET /orders/1\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /orders/1 HTTP/1.1\r\nAuthorization Bearer x\r\n\r\n", "GET /orders/1 HTTP/9.9\r\nHost: x\r\n\r\n"})
  void survivesWhatIsNoRequest(String bytes) throws IOException {
    refusedSomehow(sendLast(bytes));
  }

  /** What odd bytes are sent by lets good ones through, so it is the bytes that are refused. */
  @Test
  void answersTheLastRequestOfAConnection() throws IOException {
    admitted(sendLast("GET /orders/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n"));
  }

  @Test
  void remembersNobodyFromOneRequestOfAConnectionToTheNext() throws IOException {
    String head = "GET /orders/1 HTTP/1.1\r\nHost: localhost\r\n";
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      assertThat(connection.send(head + "Authorization: Bearer " + token + "\r\n\r\n").status()).isEqualTo(200);
      assertThat(connection.send(head + "\r\n").status()).isEqualTo(401);
      assertThat(connection.send(head + "Authorization: Bearer " + token + "x\r\n\r\n").status()).isEqualTo(401);
      assertThat(connection.send(head + "Authorization: Bearer " + token + "\r\n\r\n").status()).isEqualTo(200);
    }
    assertThat(orders.flowRuns()).isEqualTo(runs + 2);
  }

  @Test
  void refusesATokenBeyondTheConfiguredSizeBeforeAnyOtherLookAtIt() throws IOException {
    try (OrdersApi small = OrdersApi.start(MockEntra.start(), Map.of("maximumTokenSize", 1024));
        RawHttp connection = RawHttp.connect(small.engine.address())) {
      String good = small.entra.userToken().claim("padding", "x".repeat(1024)).sign();
      for (String tooLong : List.of(good, "a".repeat(1025))) {
        assertThat(connection.send("GET /orders/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + tooLong + "\r\n\r\n").status())
            .isEqualTo(401);
      }
      assertThat(small.api.flowRuns()).isZero();
    }
    assertThat(log.decisions()).hasSize(2).allMatch(line -> line.contains("\"Reason\":\"TOKEN_TOO_LARGE\""));
  }
}
