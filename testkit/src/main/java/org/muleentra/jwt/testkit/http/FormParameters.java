package org.muleentra.jwt.testkit.http;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters in {@code application/x-www-form-urlencoded}; of a repeated one the first counts. */
public final class FormParameters {
  private FormParameters() {}

  public static Map<String, String> parse(String encoded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (encoded == null || encoded.isEmpty()) {
      return parameters;
    }
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return parameters;
  }

  /** Whether a name stands there twice. */
  public static boolean hasDuplicates(String encoded) {
    return encoded != null && !encoded.isEmpty() && parse(encoded).size() < encoded.split("&").length;
  }

  public static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, "UTF-8");
    } catch (UnsupportedEncodingException | IllegalArgumentException e) {
      return encoded;
    }
  }
}
