package org.muleentra.jwt.testkit.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.server.MockEntra;

/** A page of another site, in a browser on this machine, reaches nothing. */
class LoopbackOnlyTest {
  private static MockEntra entra;

  @BeforeAll
  static void start() {
    entra = MockEntra.start();
  }

  @AfterAll
  static void close() {
    entra.close();
  }

  private static String statusLine(String request, String... headers) throws Exception {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), entra.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String all = request + " HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n" + String.join("", headers) + "\r\n";
      out.write(all.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring(0, answer.indexOf("\r\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8089", "localhost:1", "LOCALHOST", "[::1]:8089"})
  void namesOfLoopbackPass(String host) throws Exception {
    assertThat(statusLine("POST /control/heal", "Host: " + host + "\r\n")).contains(" 200 ");
    assertThat(statusLine("GET /control", "Host: " + host + "\r\n", "Origin: http://localhost:3000\r\n")).contains(" 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: rebound.example\r\n", "Host: 127.0.0.1.rebound.example\r\n", "Host: 10.0.0.7:8089\r\n",
      "Host: \r\n", "", "Host: localhost\r\nHost: rebound.example\r\n",
      "Host: localhost\r\nOrigin: https://site.example\r\n", "Host: localhost\r\nOrigin: null\r\n",
      "Host: localhost\r\nOrigin: http://localhost.site.example\r\n"})
  void othersAreRefused(String headers) throws Exception {
    String kid = entra.keys().current().kid();
    for (String request : new String[] {"POST /control/rotate", "GET /control", "GET /", "GET /health"}) {
      assertThat(statusLine(request, headers)).as(request).containsAnyOf(" 403 ", " 400 ");
    }
    assertThat(entra.keys().current().kid()).isEqualTo(kid);
  }
}
