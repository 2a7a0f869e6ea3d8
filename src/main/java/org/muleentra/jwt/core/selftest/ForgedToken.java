package org.muleentra.jwt.core.selftest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.muleentra.jwt.core.error.Reason;

/** One token that must be refused, and for what; made here, of claims that are plain ASCII without quotes. */
final class ForgedToken {

  private final String fault;
  private final Reason expected;
  private final String compact;

  private ForgedToken(String fault, Reason expected, String compact) {
    this.fault = fault;
    this.expected = expected;
    this.compact = compact;
  }

  /** What is wrong with it, in words. */
  String fault() {
    return fault;
  }

  /** Why it must be refused. */
  Reason expected() {
    return expected;
  }

  /** The token itself. */
  String compact() {
    return compact;
  }

  /** Makes a token out of good claims with one of them spoiled. */
  static ForgedToken of(String fault, Reason expected, Map<String, Object> good, PrivateKey key,
      Consumer<Map<String, Object>> spoiling) {
    Map<String, Object> claims = new LinkedHashMap<>(good);
    spoiling.accept(claims);
    return new ForgedToken(fault, expected, signed(header("RS256"), claims, key));
  }

  /** Makes a token out of good claims with one of them spoiled after they were signed. */
  static ForgedToken signedForAnother(String fault, Reason expected, Map<String, Object> good, PrivateKey key,
      Consumer<Map<String, Object>> spoiling) {
    String signed = signed(header("RS256"), good, key);
    Map<String, Object> claims = new LinkedHashMap<>(good);
    spoiling.accept(claims);
    return new ForgedToken(fault, expected, input(header("RS256"), claims) + signed.substring(signed.lastIndexOf('.')));
  }

  /** Makes a token with good claims that nobody signed. */
  static ForgedToken unsigned(String fault, Reason expected, Map<String, Object> good) {
    return new ForgedToken(fault, expected, input(header("none"), good) + ".");
  }

  private static Map<String, Object> header(String algorithm) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("typ", "JWT");
    header.put("kid", SelfTest.KEY_ID);
    return header;
  }

  private static String signed(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
    String input = input(header, claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the self-test's token could not be signed", e);
    }
  }

  private static String input(Map<String, Object> header, Map<String, Object> claims) {
    return encode(header) + "." + encode(claims);
  }

  private static String encode(Map<String, Object> members) {
    StringBuilder json = new StringBuilder("{");
    members.forEach((name, value) -> json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":")
        .append(value instanceof Number ? value.toString() : '"' + value.toString() + '"'));
    return Base64.getUrlEncoder().withoutPadding()
        .encodeToString(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
  }
}
