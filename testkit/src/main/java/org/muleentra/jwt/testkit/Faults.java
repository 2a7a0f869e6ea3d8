package org.muleentra.jwt.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which document goes wrong, and how, at this moment. Thread-safe. */
final class Faults {
  private final Map<EntraDocument, Fault> active = new EnumMap<>(EntraDocument.class);

  synchronized void set(EntraDocument document, Fault fault) {
    active.put(document, Objects.requireNonNull(fault, "fault"));
  }

  synchronized void clear() {
    active.clear();
  }

  void answer(EntraDocument document, HttpExchange exchange, byte[] regular) throws IOException {
    Fault fault;
    synchronized (this) {
      fault = active.getOrDefault(document, Fault.none());
    }
    fault.answer(exchange, regular);
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
}
