package org.muleentra.jwt.mule.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;

/**
 * None is asked for and none is read (RFC 9110 §8.4): what arrives is then as large as what was bounded, and nothing is
 * unpacked that a server could make a bomb of.
 */
final class ContentCoding {

  /** What is asked for (RFC 9110 §12.5.3). */
  static final String IDENTITY = "identity";

  /** Names that may stand in a message; of others it is told only that they are others. */
  private static final List<String> KNOWN =
      Arrays.asList("gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress");

  private ContentCoding() {}

  /**
   * Lets a body pass that is as it was made. Asked of successes alone: of a refusal the status says more.
   *
   * @throws IOException naming the coding
   */
  static void requireNone(HttpResponse response) throws IOException {
    if (response.getStatusCode() != 200) {
      return;
    }
    for (String name : response.getHeaderNames()) {
      if ("Content-Encoding".equalsIgnoreCase(name)) {
        for (String values : response.getHeaderValues(name)) {
          for (String value : values.split(",")) {
            requireNone(value.trim().toLowerCase(Locale.ROOT));
          }
        }
      }
    }
  }

  private static void requireNone(String coding) throws IOException {
    if (!coding.isEmpty() && !coding.equals(IDENTITY)) {
      throw new IOException("the answer is packed with " + (KNOWN.contains(coding) ? coding : "an unknown coding")
          + ", which was not asked for; the server, or a proxy before it, has to send it as it is");
    }
  }
}
