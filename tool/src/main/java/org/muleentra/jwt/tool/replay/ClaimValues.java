package org.muleentra.jwt.tool.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.tool.explain.Step;

/** What a claim may have been of which a record has the text: a text, a number, a truth value, or a list of such. */
final class ClaimValues {

  /** Stands for a claim that is not there. */
  static final Object ABSENT = new Object();
  /** Stands for JSON's null. */
  static final Object NULL = new Object();

  private static final String SOME_TENANT = "0a1b2c3d-7e57-4e5f-8a6b-5ca1ab1e0c01";
  private static final Map<String, Boolean> TYPES = new ConcurrentHashMap<>();

  private ClaimValues() {
  }

  /** All that is written so, the likely ones first; empty where that cannot be said. */
  static List<Object> of(String text) {
    if (text.contains("%20")) {
      return List.of();
    }
    List<Object> values = new ArrayList<>();
    values.add(text);
    List<String> words = Arrays.asList(text.split(" ", -1));
    values.add(words);
    if (text.equals("true") || text.equals("false")) {
      values.add(Boolean.valueOf(text));
    }
    if (text.matches("0|-?[1-9]\\d{0,999}")) {
      values.add(new BigInteger(text));
    } else if (isDouble(text)) {
      values.add(Double.valueOf(text));
    }
    // A list within a list is written like the list, and holds none of its words.
    values.add(List.of(words));
    return values;
  }

  /** All that is not written although the claim is to be. */
  static List<Object> ofNoText() {
    return List.of(ABSENT, "", List.of(), Map.of(), NULL);
  }

  private static boolean isDouble(String text) {
    try {
      return Double.toString(Double.parseDouble(text)).equals(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether a token may have such a claim at all; the core decides, of a sample of its type. */
  static boolean mayBe(Gate gate, String claim, Object value) {
    return value == ABSENT || TYPES.computeIfAbsent(claim + ' ' + json(sample(value)), key -> isTaken(gate, claim, sample(value)));
  }

  /** Whether it may be a list with an object in it, of which nothing is written, whatever else it holds. */
  static boolean mayHoldUnwritten(Gate gate, String claim) {
    return mayBe(gate, claim, List.of(Map.of(), "a"));
  }

  /** Something of the same type. */
  private static Object sample(Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? "" : "a";
    }
    if (value instanceof BigInteger) {
      return 1;
    }
    if (value instanceof Double) {
      return 1.5;
    }
    if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String) {
      return List.of("a");
    }
    return value == NULL ? null : value;
  }

  private static boolean isTaken(Gate gate, String claim, Object value) {
    Authority authority = gate.authorities().get(0);
    String tenant = authority.tenant().equals(Authority.ORGANIZATIONS) ? SOME_TENANT : authority.tenant();
    Map<String, Object> claims = new LinkedHashMap<>(Map.of("iss", authority.issuer(tenant), "tid", tenant, "ver",
        authority.version().claim(), "aud", "a", "exp", 1, "azp", "a", "appid", "a"));
    if (authority.policy() != null) {
      claims.put("tfp", authority.policy());
    }
    claims.put(claim, value);
    return Steps.named(Steps.CLAIMS, gate.explain(new World(claims, Instant.EPOCH))).result() == Step.Result.PASSED;
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("values of our own are JSON", e);
    }
  }
}
