package org.muleentra.jwt.mule.http;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.HttpServiceFixture;

/**
 * Answers that no good server gives, each with a large body, byte for byte: the client of Mule 4.1.1 hands some of those
 * bodies to nobody. Whoever asked has an end, and the next who asks are answered.
 */
@Execution(ExecutionMode.CONCURRENT)
class OddAnswersTest {

  @RegisterExtension
  static final HttpServiceFixture HTTP = new HttpServiceFixture();

  private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
  private static final int LARGE = 300_000;

  @AfterAll
  static void nobodyWaits() {
    await().atMost(Bounds.RECOVERY).until(Bed::nobodyWaitsForAReader);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        answer("chunked and of no length", "200 OK", "Content-Length: 0\r\nTransfer-Encoding: chunked", chunked()),
        answer("chunked and of another length", "200 OK", "Content-Length: 5\r\nTransfer-Encoding: chunked", chunked()),
        answer("a length that is no number", "200 OK", "Content-Length: many", plain()),
        answer("a length beyond 32 bits", "200 OK", "Content-Length: 99999999999", plain()),
        answer("a negative length", "200 OK", "Content-Length: -7", plain()),
        answer("two lengths", "200 OK", "Content-Length: 7\r\nContent-Length: " + LARGE, plain()),
        answer("no length", "200 OK", "Content-Type: application/json", plain()),
        answer("a body of several parts", "200 OK", "Content-Type: multipart/mixed; boundary=x\r\nContent-Length: " + LARGE, plain()),
        answer("no content and yet some", "204 No Content", "Content-Length: " + LARGE, plain()),
        answer("not modified and yet a body", "304 Not Modified", "Content-Length: " + LARGE, plain()),
        answer("a refusal that asks for credentials", "401 Unauthorized", "WWW-Authenticate: Basic realm=x\r\nContent-Length: " + LARGE, plain()),
        answer("a proxy's refusal", "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=x\r\nContent-Length: " + LARGE, plain()),
        answer("a redirect to nowhere", "302 Found", "Content-Length: " + LARGE, plain()),
        answer("other protocols", "101 Switching Protocols", "Upgrade: h2c\r\nConnection: Upgrade", plain()),
        answer("no HTTP", "", "", plain()));
  }

  private static Arguments answer(String name, String status, String headers, byte[] body) {
    byte[] head = (status.isEmpty() ? "" : "HTTP/1.1 " + status + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head);
    bytes.writeBytes(body);
    return Arguments.argumentSet(name, (Object) bytes.toByteArray());
  }

  private static byte[] plain() {
    return " ".repeat(LARGE).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] chunked() {
    return ("10000\r\n" + " ".repeat(0x10000) + "\r\n").repeat(LARGE / 0x10000 + 1).concat("0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void theNextOnesAreHeard(byte[] answer) throws IOException {
    try (Server server = new Server(answer); Bed bed = new Bed(HTTP)) {
      // More than the client has selectors.
      for (int i = 0; i < 8; i++) {
        CompletableFuture<Boolean> asked = arrives(bed, server);
        await().atMost(Bounds.ANSWER).until(asked::isDone);
      }
      server.answer = GOOD.getBytes(StandardCharsets.US_ASCII);
      await().atMost(Bounds.RECOVERY).until(() -> IntStream.range(0, 6).allMatch(i -> arrives(bed, server).join()));
    }
  }

  private static CompletableFuture<Boolean> arrives(Bed bed, Server server) {
    return bed.transport.send(OutboundRequest.get(server.uri())).handle((response, failure) -> failure == null).toCompletableFuture();
  }

  /** Answers each connection with the same bytes, and closes it. */
  private static final class Server implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile byte[] answer;

    Server(byte[] answer) throws IOException {
      this.answer = answer;
      Thread thread = new Thread(this::serve, "odd-server");
      thread.setDaemon(true);
      thread.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/keys");
    }

    private void serve() {
      while (!socket.isClosed()) {
        try {
          Socket connection = socket.accept();
          Thread thread = new Thread(() -> answer(connection), "odd-connection");
          thread.setDaemon(true);
          thread.start();
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void answer(Socket connection) {
      try (Socket open = connection; OutputStream out = open.getOutputStream()) {
        open.getInputStream().read(new byte[8192]);
        out.write(answer);
        out.flush();
        open.shutdownOutput();
        // Until the client closes: bytes that it has not read are not to be lost in a reset.
        while (open.getInputStream().read() >= 0) {
          continue;
        }
      } catch (IOException theClientWentAway) {
        // As it may.
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
