package org.muleentra.jwt.testkit.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/** Which kind of answer goes wrong, and how, at this moment. Thread-safe. */
public final class Faults<K> {
  private final Map<K, Fault> active = new HashMap<>();

  public synchronized void set(K kind, Fault fault) {
    active.put(kind, Objects.requireNonNull(fault, "fault"));
  }

  public synchronized void clear() {
    active.clear();
  }

  public void answer(K kind, HttpExchange exchange, JsonAnswer regular) throws IOException {
    Fault fault;
    synchronized (this) {
      fault = active.getOrDefault(kind, Fault.none());
    }
    // Without a fault the status stays what it is: a refusal, for example.
    Optional<Fault> striking = HealingFault.striking(fault);
    if (striking.isPresent()) {
      striking.get().answer(exchange, regular.body());
    } else {
      regular.send(exchange);
    }
  }

  static Duration bounded(Duration wait) {
    if (wait.isNegative() || wait.compareTo(Fault.LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("a fault waits between 0 and " + Fault.LONGEST_WAIT);
    }
    return wait;
  }

  /** Writes a JSON object with a first member of many mebibytes, so that only a size cap can refuse it. */
  static void writePadded(OutputStream out, byte[] object, int mebibytes) throws IOException {
    byte[] padding = new byte[1024 * 1024];
    Arrays.fill(padding, (byte) ' ');
    out.write("{\"padding\":\"".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < mebibytes; i++) {
      out.write(padding);
    }
    out.write("\",".getBytes(StandardCharsets.US_ASCII));
    out.write(object, 1, object.length - 1);
  }

  /** The object with white space behind its first brace, so that it holds that many bytes. */
  static byte[] padded(byte[] object, int bytes) {
    if (object.length >= bytes) {
      return object;
    }
    byte[] padded = new byte[bytes];
    Arrays.fill(padded, (byte) ' ');
    padded[0] = object[0];
    System.arraycopy(object, 1, padded, bytes - object.length + 1, object.length - 1);
    return padded;
  }

  static byte[] marked(byte[] document) {
    byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    byte[] marked = Arrays.copyOf(mark, mark.length + document.length);
    System.arraycopy(document, 0, marked, mark.length, document.length);
    return marked;
  }

  static byte[] gzip(byte[] document) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(document);
    }
    return packed.toByteArray();
  }

  /** Writes until the client goes away, the server stops, or the longest wait is over. */
  static void writeEndless(OutputStream out) throws IOException {
    byte[] spaces = new byte[1024];
    Arrays.fill(spaces, (byte) ' ');
    long end = System.nanoTime() + Fault.LONGEST_WAIT.toNanos();
    while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
      out.write(spaces);
      out.flush();
    }
  }
}
