package org.muleentra.jwt.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What somebody can do who has the files and not the key. */
final class Forger {

  private static final String HASH = ",\"Hash\":\"";

  private Forger() {
  }

  /** The record with a hash that fits what it now says. */
  static String hashed(String record) {
    String body = record.substring(0, record.lastIndexOf(HASH));
    return body + HASH + sha256(body) + "\"}";
  }

  /** A record like this one behind it. */
  static String following(String record) {
    int sequence = sequence(record);
    return hashed(record.replace("\"Sequence\":" + sequence + ",", "\"Sequence\":" + (sequence + 1) + ",")
        .replaceAll("\"Previous\":\"[^\"]*\"", "\"Previous\":\"" + hash(record) + "\""));
  }

  /** Changes each record of a chain, and ties them together anew. */
  static void chainAnew(List<String> lines, String chain, UnaryOperator<String> change) {
    String previous = "";
    List<Integer> places = IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains(chain)).boxed()
        .sorted(Comparator.comparingInt(i -> sequence(lines.get(i)))).toList();
    for (int place : places) {
      String record = hashed(change.apply(lines.get(place)).replaceAll("\"Previous\":\"[^\"]*\"", "\"Previous\":\"" + previous + "\""));
      lines.set(place, record);
      previous = hash(record);
    }
  }

  private static int sequence(String record) {
    return Integer.parseInt(record.replaceAll(".*\"Sequence\":(\\d+).*", "$1"));
  }

  private static String hash(String record) {
    return record.replaceAll(".*\"Hash\":\"([^\"]+)\"}$", "$1");
  }

  private static String sha256(String body) {
    try {
      return Base64.getUrlEncoder().withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
