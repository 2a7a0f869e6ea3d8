package org.muleentra.jwt.testkit.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.muleentra.jwt.testkit.http.HttpAnswer;
import org.muleentra.jwt.testkit.http.Json;

/**
 * A way in which answers of Entra or Microsoft Graph go wrong on the wire. Where a fault keeps the regular body its
 * status is 200, unless it says otherwise.
 *
 * <p>Waits are bounded by {@link #LONGEST_WAIT} and end when the server stops. Where a client repeats a request by
 * itself (as {@code HttpURLConnection} may do after a lost connection) each attempt counts.
 */
@FunctionalInterface
public interface Fault {
  /** No fault waits longer than this. */
  Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /**
   * Answers a request in place of the healthy server.
   *
   * @param exchange the request, not yet answered; closed by the server afterwards
   * @param regular the body that a healthy server would have sent
   * @throws IOException when the client goes away or the server stops
   */
  void answer(HttpExchange exchange, byte[] regular) throws IOException;

  /** @return no fault: the regular document */
  static Fault none() {
    return HealingFault.NONE;
  }

  /** @return the connection closes without an answer */
  static Fault dropConnection() {
    return (exchange, regular) -> exchange.close();
  }

  /** @return no answer at all until the server stops, or {@link #LONGEST_WAIT} has passed */
  static Fault silence() {
    return (exchange, regular) -> HttpAnswer.pause(LONGEST_WAIT);
  }

  /**
   * @param delay how long the status line keeps waiting; the answer is then regular
   * @return slow headers
   */
  static Fault slowHeaders(Duration delay) {
    return none().after(delay);
  }

  /**
   * @param total how long the regular body takes, dripping in 20 pieces after immediate headers
   * @return a slow body
   */
  static Fault drippedBody(Duration total) {
    int pieces = 20;
    Duration pause = Faults.bounded(total).dividedBy(pieces);
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", HttpAnswer.JSON);
      exchange.sendResponseHeaders(200, regular.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.flush(); // newer JDKs keep the headers back until the body begins
        for (int piece = 0; piece < pieces; piece++) {
          HttpAnswer.pause(pause);
          int from = regular.length * piece / pieces;
          out.write(regular, from, regular.length * (piece + 1) / pieces - from);
          out.flush();
        }
      }
    };
  }

  /** @return status 200 and JSON's content type, but bytes that are neither JSON nor UTF-8 */
  static Fault garbage() {
    byte[] bytes = {'{', '"', 'k', (byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3, '(', '<', 'h', 't', 'm', 'l', '>'};
    return (exchange, regular) -> HttpAnswer.json(exchange, 200, bytes);
  }

  /**
   * @param status a status other than 200, with a short JSON body
   * @return that status
   */
  static Fault status(int status) {
    return status(status, Collections.emptyMap());
  }

  /**
   * @param status a status other than 200, with a short JSON body
   * @param headers further headers, for example {@code Retry-After}
   * @return that status
   */
  static Fault status(int status, Map<String, String> headers) {
    Map<String, String> copy = new LinkedHashMap<>(headers);
    byte[] body = Json.bytes(Collections.singletonMap("error", "temporarily_unavailable"));
    return (exchange, regular) -> {
      copy.forEach(exchange.getResponseHeaders()::set);
      HttpAnswer.json(exchange, status, body);
    };
  }

  /**
   * @param contentType the content type of the otherwise regular answer
   * @return a wrong content type
   */
  static Fault contentType(String contentType) {
    Objects.requireNonNull(contentType, "contentType");
    return (exchange, regular) -> HttpAnswer.send(exchange, 200, contentType, regular);
  }

  /**
   * @param location where a 302 leads
   * @return a redirect
   */
  static Fault redirect(String location) {
    return status(302, Collections.singletonMap("Location", location));
  }

  /**
   * @param seconds the whole seconds of {@code Retry-After}
   * @return status 429
   */
  static Fault throttled(int seconds) {
    return status(429, Collections.singletonMap("Retry-After", String.valueOf(seconds)));
  }

  /** @return status 200 and a page of HTML, as a proxy's sign-in page */
  static Fault html() {
    return html(200);
  }

  /**
   * @param status any status
   * @return that status and a page of HTML, as a proxy's or a gateway's
   */
  static Fault html(int status) {
    byte[] page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>"
        .getBytes(StandardCharsets.UTF_8);
    return (exchange, regular) -> HttpAnswer.send(exchange, status, "text/html; charset=utf-8", page);
  }

  /** @return the full length is announced, half of the body comes, then the connection closes */
  static Fault truncatedBody() {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", HttpAnswer.JSON);
      exchange.sendResponseHeaders(200, regular.length);
      exchange.getResponseBody().write(regular, 0, regular.length / 2);
      exchange.getResponseBody().flush();
    };
  }

  /**
   * @param mebibytes how large the otherwise regular document is made, by a member of padding; its length is not
   *     announced
   * @return a huge body
   */
  static Fault hugeBody(int mebibytes) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", HttpAnswer.JSON);
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        FaultyBody.writePadded(out, regular, mebibytes);
      }
    };
  }

  /**
   * Sends white space before the regular document, 1 KiB at a time, for as long as the client takes it or
   * {@link #LONGEST_WAIT} lasts; the document never comes.
   *
   * @return an endless body
   */
  static Fault endlessBody() {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", HttpAnswer.JSON);
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        FaultyBody.writeEndless(out);
      }
    };
  }

  /** @return the regular document behind a byte order mark, as some mirrors and editors write files */
  static Fault byteOrderMark() {
    return (exchange, regular) -> HttpAnswer.json(exchange, 200, FaultyBody.marked(regular));
  }

  /** @return the regular document packed and said to be ({@code Content-Encoding: gzip}), asked for or not */
  static Fault gzip() {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      HttpAnswer.json(exchange, 200, FaultyBody.gzip(regular));
    };
  }

  /**
   * @param mebibytes how large the otherwise regular document becomes when it is unpacked
   * @return {@code Content-Encoding: gzip}, asked for or not, and about a thousandth of that on the wire
   */
  static Fault gzipBomb(int mebibytes) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", HttpAnswer.JSON);
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
        FaultyBody.writePadded(out, regular, mebibytes);
      }
    };
  }

  /**
   * The same fault, late: {@code Fault.none().padded(200_000).after(Duration.ofSeconds(5))} is late and large.
   *
   * @param delay how long the server waits before anything of the answer goes out
   * @return this fault after a pause
   */
  default Fault after(Duration delay) {
    Duration bounded = Faults.bounded(delay);
    return (exchange, regular) -> {
      HttpAnswer.pause(bounded);
      answer(exchange, regular);
    };
  }

  /**
   * The same fault over a larger document: {@code Fault.drippedBody(…).padded(200_000)} drips 200,000 bytes. Where the
   * fault announces the body's length, it announces this one.
   *
   * @param bytes the whole length of the otherwise regular document, reached by white space; a document that is
   *     longer already stays as it is
   * @return this fault with a large body
   */
  default Fault padded(int bytes) {
    return (exchange, regular) -> answer(exchange, FaultyBody.padded(regular, bytes));
  }

  /**
   * @param times how many requests meet the fault; the following ones are answered regularly
   * @return this fault, healing by itself
   */
  default Fault times(int times) {
    return new HealingFault(this, times);
  }
}
