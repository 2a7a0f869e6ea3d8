package org.muleentra.jwt.testkit.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** The bytes of bodies that are too large, packed, marked, or without an end. */
final class FaultyBody {
  private FaultyBody() {}

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
