package org.muleentra.jwt.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.gateway.fixture.SeeingApi;

/** What hides from one server and shows to another, byte by byte: looked for and taken away by one reading. */
class RequestReadingOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final String FORM = "application/x-www-form-urlencoded";

  private static String bearer;

  private CapturedLog log;

  @BeforeAll
  static void start() throws IOException {
    SeeingApi.deploy(ENGINE, "plain", Map.of());
    SeeingApi.deploy(ENGINE, "exposed", Map.of("exposeHeaders", true));
    SeeingApi.deploy(ENGINE, "spared", Map.of("exposeHeaders", true, "removeAuthorization", true, "reportOnly", true));
    bearer = "Authorization: Bearer " + ENGINE.entra().userToken().sign();
  }

  @BeforeEach
  void listen() {
    log = CapturedLog.open();
  }

  @AfterEach
  void nothingUgly() {
    log.close();
    assertThat(log.atLeast(Level.ERROR)).isEmpty();
    assertThat(log.withStackTrace()).isEmpty();
  }

  private static RawHttp.Answer get(String path, String... lines) throws IOException {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      return connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
    }
  }

  private static RawHttp.Answer post(String form, String... lines) throws IOException {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      return connection.send("POST /plain/1 HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\n" + String.join("\r\n", lines)
          + "\r\nContent-Length: " + form.length() + "\r\n\r\n" + form);
    }
  }

  private void refused(RawHttp.Answer answer, String reason) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("WWW-Authenticate")).singleElement().asString().contains("error=\"invalid_request\"");
    assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"" + reason + "\"");
  }

  private static JsonNode passed(RawHttp.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return SeeingApi.seen(answer.body());
  }

  /** RFC 9112 §5.1: white space before the colon must be refused by a server, and Mule's takes it for a part of the name. */
  @ParameterizedTest
  @ValueSource(strings = {"Authorization : Basic dTpw", "Authorization\t: Basic dTpw", "AUTHORIZATION  :", "authorization_: Bearer x", "Authorization\0: Basic dTpw"})
  void aSecondCredentialUnderAHiddenNameIsRefused(String second) throws IOException {
    refused(get("/plain/1", bearer, second), "SEVERAL_CREDENTIALS");
  }

  @Test
  void aHiddenNameInFrontIsRefusedToo() throws IOException {
    refused(get("/plain/1", "Authorization : Basic dTpw", bearer), "SEVERAL_CREDENTIALS");
  }

  @Test
  void aTokenUnderAHiddenNameAloneIsRefused() throws IOException {
    refused(get("/plain/1", bearer.replace(":", " :")), "HEADER_NAME_MALFORMED");
  }

  /** In report-only mode a request passes that would be refused: what is kept from the backend is kept all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"Authorization : Basic dTpw", "Authorization\t: Basic dTpw", "authorization_: Bearer x", "AUTHORIZATION: Basic dTpw"})
  void whatIsLookedForIsTakenAway(String second) throws IOException {
    JsonNode seen = passed(get("/spared/1", bearer, second, "X-Other : 1"));
    assertThat(SeeingApi.headerNames(seen)).noneMatch(name -> name.contains("authorization"));
    assertThat(seen.get("headers").toString()).doesNotContain("Bearer", "Basic", "dTpw");
    assertThat(SeeingApi.headerNames(seen)).anyMatch(name -> name.startsWith("x-other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection : X-Entra-Object-Id", "Connection\t: close, X-Entra-Object-Id", "connection_: x_entra_object_id", "Connection : close X-Entra-Object-Id",
      "Connection: X-Entra-Object-Id\0", "X-Entra-Object-Id : mallory", "X-Entra-Object-Id\0: mallory", "X-Entra\0-Object-Id: mallory", "X-Note: a\rX-Entra-Object-Id: mallory",
      "X-Note: a\0X-Entra-Object-Id: mallory"})
  void nothingThatASpellingHidesReachesTheBackend(String line) throws IOException {
    RawHttp.Answer answer = get("/exposed/1", bearer, line);
    if (answer.status() == 400) {
      assertThat(answer.body()).as("the HTTP server's own refusal").doesNotContain("problem");
      return;
    }
    JsonNode seen = passed(answer);
    assertThat(SeeingApi.header(seen, "X-Entra-Object-Id")).singleElement().isNotEqualTo("mallory");
    for (JsonNode header : seen.get("headers")) {
      String name = header.get(0).asText().toLowerCase(Locale.ROOT);
      String value = header.get(1).asText().toLowerCase(Locale.ROOT);
      assertThat(value).doesNotContain("\r", "\n", "\0");
      assertThat(name.startsWith("connection") && value.contains("object")).as(header.toString()).isFalse();
      assertThat(name.startsWith("x-entra") && value.contains("mallory")).as(header.toString()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1;access_token=x", "a;access_token", "a=1&b=2;access_token=x", "access%255Ftoken=x", "ACCESS_TOKEN=x", "+access_token=x", "access_token%00=x",
      "access_token[]=x", "access_token%5B0%5D=x", "access.token=x"})
  void aTokenInTheQueryIsRefusedHoweverItIsWritten(String query) throws IOException {
    refused(get("/plain/1?" + query, bearer), "TOKEN_IN_TWO_PLACES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1;b=2", "note=access_token", "a=b%3Baccess_token=c", "a=b%26access_token=c", "url=https%3A%2F%2Fx%2F%3Faccess_token%3Da", "access_tokens=1"})
  void anOrdinaryQueryPasses(String query) throws IOException {
    assertThat(passed(get("/plain/1?" + query, bearer)).get("query").asText()).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1;access_token=x", "access_token[]=x", "a=b;;access%5Ftoken"})
  void aTokenInAFormIsRefusedHoweverItIsWritten(String form) throws IOException {
    refused(post(form, "Content-Type: " + FORM), "TOKEN_IN_TWO_PLACES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type: text/plain, " + FORM, "Content-Type: " + FORM + ", text/plain", "Content-Type: text/plain\r\nContent-Type: " + FORM,
      "Content-Type: " + FORM + "\r\nContent-Type: text/plain", "Content-Type: text/plain\r\ncontent-type : " + FORM, "Content-Type : " + FORM,
      "CONTENT_TYPE: Application/X-WWW-Form-UrlEncoded;charset=utf-8", "Content-Type:\tapplication/X-www-FORM-urlencoded ; charset=utf-8"})
  void aFormIsOneWhereSomeServerTakesItForOne(String contentTypes) throws IOException {
    refused(post("a=1&access_token=x", contentTypes), "TOKEN_IN_TWO_PLACES");
  }

  @Test
  void anotherBodyPasses() throws IOException {
    assertThat(passed(post("a=1&access_token=x", "Content-Type: text/plain")).get("bodyLength").asInt()).isEqualTo(18);
    assertThat(passed(post("a=1;b=2", "Content-Type: " + FORM)).get("bodyLength").asInt()).isEqualTo(7);
  }

  /** Fields behind a chunked body (RFC 9112 §7.1.2) are no headers of the request. */
  @Test
  void aTrailerReachesNoBackendAsAHeader() throws IOException {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      JsonNode seen = passed(connection.send("POST /exposed/1 HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\nContent-Type: " + FORM
          + "\r\nTrailer: X-Entra-Object-Id, X-Entra-Roles\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n0\r\nX-Entra-Roles: admin\r\n\r\n"));
      assertThat(SeeingApi.header(seen, "X-Entra-Roles")).isEmpty();
      assertThat(seen.get("headers").toString()).doesNotContain("admin");
    }
  }

  @Test
  void goodRequestsPass() throws IOException {
    for (String path : List.of("/plain/1", "/exposed/1", "/spared/1")) {
      assertThat(passed(get(path, bearer, "Connection: keep-alive", "Accept: */*")).get("principal").isNull()).isFalse();
    }
  }
}
