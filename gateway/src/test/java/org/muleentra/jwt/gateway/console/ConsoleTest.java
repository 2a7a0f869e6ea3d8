package org.muleentra.jwt.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.tool.form.FieldException;

/** Who may look and who may ask, by bytes on a socket: a client of Java's sets Host and Origin as it thinks right. */
class ConsoleTest {

  private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.secret.secret";

  private final Console console = Console.open(Map.of("echo", question -> Map.of("said", question.path("say").asText("nothing")),
      "wrong", question -> {
        throw new FieldException("say", "must be a text");
      }, "broken", question -> {
        throw new IllegalStateException("no such token: " + TOKEN);
      }));
  private final int port = console.uri().getPort();

  @AfterEach
  void close() {
    console.close();
  }

  private String send(String request, String body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      socket.getOutputStream().write((request + "Content-Length: " + content.length + "\r\nConnection: close\r\n\r\n")
          .getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(content);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String get(String path, String host) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n", "");
  }

  private String ask(String path, String origin, String body) throws IOException {
    String host = "127.0.0.1:" + port;
    return send("POST /api/" + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
        + (origin.isEmpty() ? "" : "Origin: " + origin.replace("PORT", String.valueOf(port)) + "\r\n"), body);
  }

  private String ask(String path, String body) throws IOException {
    return ask(path, "http://127.0.0.1:PORT", body);
  }

  @Test
  void servesThePageWithAStrictPolicyAndNothingElse() throws IOException {
    String page = get("/", "127.0.0.1:" + port);

    assertThat(page).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Type: text/html; charset=utf-8").containsIgnoringCase(
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'").containsIgnoringCase("Cache-Control: no-store")
        .containsIgnoringCase("X-Content-Type-Options: nosniff").containsIgnoringCase("Referrer-Policy: no-referrer")
        .contains("<!DOCTYPE html>").doesNotContain("http://", "https://", " style=", "onclick");
    assertThat(get("/console.js", "localhost:" + port)).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Type: text/javascript");
    assertThat(get("/console.css", "localhost:" + port)).containsIgnoringCase("Content-Type: text/css").doesNotContain("url(", "@import");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/other.html", "/../console/index.html", "/%2e%2e/log4j2.xml", "/log4j2.xml", "/index.html", "//", "/api/none"})
  void hasNothingElsewhere(String path) throws IOException {
    assertThat(get(path, "127.0.0.1:" + port)).matches("(?s)HTTP/1.1 40[04] .*");
  }

  /** DNS rebinding: a name of somebody else's that leads here. */
  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:PORT",
      "127.0.0.1:PORT@x"})
  void answersByItsOwnNameAlone(String host) throws IOException {
    assertThat(get("/", host.replace("PORT", String.valueOf(port)))).matches("(?s)HTTP/1.1 40[03] .*").doesNotContain("<!DOCTYPE");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {"''", "null", "http://evil.example", "http://127.0.0.1", "http://127.0.0.1:1",
      "https://127.0.0.1:PORT", "http://localhost:PORT", "http://127.0.0.1:PORT.evil.example"})
  void onlyItsOwnPageMayAsk(String origin) throws IOException {
    assertThat(ask("echo", origin, "{}")).startsWith("HTTP/1.1 403").contains("Only the console's own page may ask.");
  }

  @Test
  void answersItsOwnPage() throws IOException {
    assertThat(ask("echo", "{\"say\": \"hello\"}")).startsWith("HTTP/1.1 200").endsWith("{\"said\":\"hello\"}");
  }

  @Test
  void saysInOneSentenceWhatIsWrongWithAQuestion() throws IOException {
    assertThat(ask("wrong", "{}")).startsWith("HTTP/1.1 400").endsWith("{\"sentence\":\"say: must be a text\"}");
    assertThat(ask("echo", "{\"say\": " + TOKEN)).startsWith("HTTP/1.1 400").endsWith("{\"sentence\":\"question: must be JSON\"}");
    assertThat(ask("echo", "[]")).startsWith("HTTP/1.1 400").endsWith("{\"sentence\":\"question: must be an object\"}");
    assertThat(ask("echo", "{} {}")).startsWith("HTTP/1.1 400");
    assertThat(ask("echo", " ".repeat(ConsoleRoutes.LARGEST_QUESTION) + "{}")).startsWith("HTTP/1.1 413");
  }

  /** What a fault says may hold what was asked. */
  @Test
  void aFaultEchoesNothing() throws IOException {
    assertThat(ask("broken", "{}")).startsWith("HTTP/1.1 500").contains("IllegalStateException").doesNotContain("secret");
  }

  @Test
  void looksByGetAndAsksByPost() throws IOException {
    assertThat(get("/api/echo", "127.0.0.1:" + port)).startsWith("HTTP/1.1 405").containsIgnoringCase("Allow: POST");
    assertThat(send("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n", "{}"))
        .startsWith("HTTP/1.1 405").containsIgnoringCase("Allow: GET");
  }
}
