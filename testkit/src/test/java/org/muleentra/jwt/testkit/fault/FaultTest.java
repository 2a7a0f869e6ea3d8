package org.muleentra.jwt.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.testkit.fault.DocumentFault;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Each fault does what it says, seen by a client on a real socket. */
class FaultTest {
  private final MockEntra entra = MockEntra.start();
  private final String keysUrl = entra.keysUrl(TokenVersion.V2);
  private final String discoveryUrl = entra.discoveryUrl(TokenVersion.V2);

  @AfterEach
  void close() {
    entra.close();
  }

  private HttpURLConnection connect(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setReadTimeout(30_000);
    return connection;
  }

  private HttpResponse<String> keys() throws Exception {
    return Verification.get(keysUrl);
  }

  @ParameterizedTest
  @EnumSource(EntraDocument.class)
  void strikesOneDocumentAndLeavesTheOther(EntraDocument struck) throws Exception {
    entra.fault(struck, Fault.status(503));
    assertThat(Verification.get(discoveryUrl).statusCode()).isEqualTo(struck == EntraDocument.DISCOVERY ? 503 : 200);
    assertThat(keys().statusCode()).isEqualTo(struck == EntraDocument.KEYS ? 503 : 200);
  }

  @Test
  void strikesBothAndHeals() throws Exception {
    entra.fault(Fault.status(500));
    assertThat(Verification.get(discoveryUrl).statusCode()).isEqualTo(500);
    assertThat(keys().statusCode()).isEqualTo(500);
    entra.heal();
    assertThat(Verification.get(discoveryUrl).statusCode()).isEqualTo(200);
    Verification.verify(entra.userToken().sign(), keysUrl);
  }

  @Test
  void statusMayCarryHeaders() throws Exception {
    entra.fault(Fault.status(429, Map.of("Retry-After", "7")));
    assertThat(keys().statusCode()).isEqualTo(429);
    assertThat(keys().headers().firstValue("Retry-After")).hasValue("7");
  }

  @Test
  void healsByItselfAfterSomeTimes() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.status(500).times(2));
    assertThat(keys().statusCode()).isEqualTo(500);
    assertThat(keys().statusCode()).isEqualTo(500);
    assertThat(keys().statusCode()).isEqualTo(200);
    assertThat(entra.requests(EntraDocument.KEYS)).isEqualTo(3);
  }

  @Test
  void droppedConnectionAnswersNothing() {
    entra.fault(EntraDocument.KEYS, Fault.dropConnection());
    assertThatThrownBy(this::keys).isInstanceOf(IOException.class);
    assertThat(entra.requests(EntraDocument.KEYS)).isPositive();
  }

  @Test
  void slowHeadersComeAfterTheDelay() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.slowHeaders(Duration.ofMinutes(4)));
    HttpURLConnection impatient = connect(keysUrl);
    impatient.setReadTimeout(50);
    assertThatThrownBy(impatient::getResponseCode).isInstanceOf(SocketTimeoutException.class);

    entra.fault(EntraDocument.KEYS, Fault.slowHeaders(Duration.ofMillis(100)));
    assertThat(keys().statusCode()).as("a patient client is served").isEqualTo(200);
  }

  @Test
  void drippedBodyHasImmediateHeadersAndArrivesWhole() throws Exception {
    String regular = keys().body();
    entra.fault(EntraDocument.KEYS, Fault.drippedBody(Duration.ofMinutes(4)));
    try (Socket socket = new Socket("127.0.0.1", entra.port())) {
      String request = "GET " + URI.create(keysUrl).getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
      socket.setSoTimeout(50);
      assertThatThrownBy(() -> in.lines().forEach(line -> assertThat(line).doesNotContain("keys")))
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    entra.fault(EntraDocument.KEYS, Fault.drippedBody(Duration.ofMillis(200)));
    assertThat(keys().body()).isEqualTo(regular);
  }

  @Test
  void silenceEndsWhenTheServerCloses() {
    entra.fault(EntraDocument.KEYS, Fault.silence());
    CompletableFuture<Throwable> client = CompletableFuture.supplyAsync(() -> {
      try {
        connect(keysUrl).getResponseCode();
        return null;
      } catch (IOException e) {
        return e;
      }
    });
    await().until(() -> entra.requests(EntraDocument.KEYS) > 0);
    assertThat(client).isNotDone();

    entra.close();

    assertThat(client).succeedsWithin(20, TimeUnit.SECONDS).isInstanceOf(IOException.class);
    await().until(() -> Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("mock-entra-" + entra.port())));
  }

  @Test
  void waitsAreBounded() {
    assertThatThrownBy(() -> Fault.slowHeaders(Duration.ofHours(1))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fault.drippedBody(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void garbageIsNotJson() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.garbage());
    HttpURLConnection connection = connect(keysUrl);
    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(connection.getContentType()).startsWith("application/json");
    byte[] body = connection.getInputStream().readAllBytes();
    assertThatThrownBy(() -> Json.MAPPER.readTree(body)).isInstanceOf(IOException.class);
  }

  @Test
  void bodyIsReplaced() throws Exception {
    entra.fault(EntraDocument.KEYS, DocumentFault.body("[1]"));
    assertThat(keys().body()).isEqualTo("[1]");
    entra.fault(EntraDocument.KEYS, DocumentFault.body(""));
    assertThat(keys().body()).isEmpty();
    entra.fault(EntraDocument.KEYS, DocumentFault.emptyKeys());
    assertThat(keys().body()).isEqualTo("{\"keys\":[]}");
    entra.fault(EntraDocument.KEYS, DocumentFault.missingKeys());
    assertThat(keys().body()).isEqualTo("{}");
  }

  @Test
  void contentTypeIsWrongAndTheBodyRight() throws Exception {
    String regular = keys().body();
    entra.fault(EntraDocument.KEYS, Fault.contentType("text/html"));
    assertThat(keys().headers().firstValue("Content-Type")).hasValue("text/html");
    assertThat(keys().body()).isEqualTo(regular);
  }

  @Test
  void redirectLeadsAway() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.redirect(discoveryUrl));
    HttpURLConnection connection = connect(keysUrl);
    assertThat(connection.getResponseCode()).isEqualTo(302);
    assertThat(connection.getHeaderField("Location")).isEqualTo(discoveryUrl);
  }

  @Test
  void truncatedBodyBreaksOff() {
    entra.fault(EntraDocument.KEYS, Fault.truncatedBody());
    assertThatThrownBy(this::keys).isInstanceOf(IOException.class);
  }

  @Test
  void hugeBodyIsTheRegularDocumentMadeHuge() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.hugeBody(3));
    HttpURLConnection connection = connect(keysUrl);
    assertThat(connection.getHeaderField("Content-Length")).isNull();
    byte[] body = connection.getInputStream().readAllBytes();
    assertThat(body.length).isGreaterThan(3 * 1024 * 1024);
    assertThat(Json.MAPPER.readTree(body).get("keys")).hasSize(2);
  }

  @Test
  void anyFaultMayBeLate() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.status(503).after(Duration.ofMinutes(4)));
    HttpURLConnection impatient = connect(keysUrl);
    impatient.setReadTimeout(50);
    assertThatThrownBy(impatient::getResponseCode).isInstanceOf(SocketTimeoutException.class);

    entra.fault(EntraDocument.KEYS, Fault.status(503).after(Duration.ofMillis(100)));
    assertThat(keys().statusCode()).isEqualTo(503);
    assertThatThrownBy(() -> Fault.none().after(Duration.ofHours(1))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anyFaultMayBeOverALargeDocument() throws Exception {
    String regular = keys().body();
    entra.fault(EntraDocument.KEYS, Fault.none().padded(200_000));
    HttpURLConnection connection = connect(keysUrl);
    assertThat(connection.getContentLength()).isEqualTo(200_000);
    byte[] body = connection.getInputStream().readAllBytes();
    assertThat(body).hasSize(200_000);
    assertThat(Json.MAPPER.readTree(body)).isEqualTo(Json.MAPPER.readTree(regular));

    entra.fault(EntraDocument.KEYS, Fault.drippedBody(Duration.ofMillis(40)).padded(200_000));
    assertThat(keys().body()).hasSize(200_000);
    entra.fault(EntraDocument.KEYS, Fault.none().padded(3));
    assertThat(keys().body()).isEqualTo(regular);
  }

  @Test
  void endlessBodyNeverEnds() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.endlessBody());
    try (InputStream body = connect(keysUrl).getInputStream()) {
      assertThat(body.readNBytes(5_000_000)).hasSize(5_000_000).containsOnly(' ');
    }
    entra.heal();
    assertThat(keys().statusCode()).isEqualTo(200);
  }

  @Test
  void byteOrderMarkStandsBeforeTheRegularDocument() throws Exception {
    String regular = keys().body();
    entra.fault(EntraDocument.KEYS, Fault.byteOrderMark());
    assertThat(keys().body()).isEqualTo("\ufeff" + regular);
  }

  @Test
  void gzipIsTheRegularDocumentUnasked() throws Exception {
    String regular = keys().body();
    entra.fault(EntraDocument.KEYS, Fault.gzip());
    HttpURLConnection connection = connect(keysUrl);
    assertThat(connection.getHeaderField("Content-Encoding")).isEqualTo("gzip");
    try (InputStream unpacked = new GZIPInputStream(connection.getInputStream())) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(regular);
    }
  }

  @Test
  void gzipBombIsSmallOnTheWire() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.gzipBomb(16));
    HttpURLConnection connection = connect(keysUrl);
    assertThat(connection.getHeaderField("Content-Encoding")).isEqualTo("gzip");
    byte[] wire = connection.getInputStream().readAllBytes();
    assertThat(wire.length).isLessThan(100 * 1024);
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(wire))) {
      assertThat(unpacked.readAllBytes().length).isGreaterThan(16 * 1024 * 1024);
    }
  }

  @Test
  void membersOfDiscoveryChange() throws Exception {
    entra.fault(EntraDocument.DISCOVERY, DocumentFault.wrongIssuer("https://evil.example/"));
    assertThat(discovery().get("issuer")).isEqualTo("https://evil.example/");
    assertThat(discovery().get("jwks_uri")).isEqualTo(keysUrl);
    entra.fault(EntraDocument.DISCOVERY, DocumentFault.jwksUri("https://evil.example/keys"));
    assertThat(discovery().get("jwks_uri")).isEqualTo("https://evil.example/keys");
    entra.fault(EntraDocument.DISCOVERY, DocumentFault.member("issuer", null));
    assertThat(discovery()).containsEntry("issuer", null);
    entra.fault(EntraDocument.DISCOVERY, DocumentFault.withoutMember("jwks_uri"));
    assertThat(discovery()).doesNotContainKey("jwks_uri").containsKey("issuer");
  }

  private Map<String, Object> discovery() throws Exception {
    return Json.MAPPER.readValue(Verification.get(discoveryUrl).body(), new TypeReference<Map<String, Object>>() {});
  }

  @Test
  void faultMayBeWrittenByHand() throws Exception {
    entra.fault(EntraDocument.KEYS, (exchange, regular) -> exchange.sendResponseHeaders(204, -1));
    assertThat(keys().statusCode()).isEqualTo(204);
  }
}
