package org.muleentra.jwt.core.token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;

/** Reads claims by type and remembers the first that breaks its rule; one use, one thread. */
final class ClaimReader {

  /** 9999-12-31T23:59:59Z, the last second that every date type of the platform can tell. */
  private static final long LATEST_DATE = 253402300799L;

  private final Map<String, Object> claims;
  private Refusal refusal;

  ClaimReader(Map<String, Object> claims) {
    this.claims = claims;
  }

  Map<String, Object> all() {
    return claims;
  }

  /** The first breach, or {@code null}. */
  Refusal refusal() {
    return refusal;
  }

  String requiredText(String claim) {
    String text = text(claim);
    require(claim, text != null);
    return text;
  }

  String text(String claim) {
    Object value = claims.get(claim);
    if (value instanceof String) {
      return (String) value;
    }
    if (isPresent(claim, value)) {
      malformed(claim, "is not a string");
    }
    return null;
  }

  /** A string, or {@code null} where it is absent or something else. */
  String anyText(String claim) {
    Object value = claims.get(claim);
    return value instanceof String ? (String) value : null;
  }

  /** An array of strings; empty when absent. */
  List<String> texts(String claim) {
    Object value = claims.get(claim);
    if (value instanceof List) {
      return strings(claim, (List<?>) value);
    }
    if (isPresent(claim, value)) {
      malformed(claim, "is not an array of strings");
    }
    return Collections.emptyList();
  }

  /** A string or an array of strings; empty when absent. */
  List<String> textOrTexts(String claim) {
    Object value = claims.get(claim);
    return value instanceof String ? Collections.singletonList((String) value) : texts(claim);
  }

  /** An array of names; a blank one names nothing and is left out; empty when absent. */
  List<String> names(String claim) {
    List<String> texts = texts(claim);
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).trim().isEmpty()) {
        return withoutBlanks(texts);
      }
    }
    return texts;
  }

  private static List<String> withoutBlanks(List<String> texts) {
    List<String> names = new ArrayList<>(texts);
    names.removeIf(text -> text.trim().isEmpty());
    return Collections.unmodifiableList(names);
  }

  /**
   * Words of visible ASCII with spaces between (RFC 6749 §3.3, RFC 8693 §4.2); empty when absent. Another separator would
   * make one word here of what is two for somebody else.
   */
  List<String> words(String claim) {
    String text = text(claim);
    if (text == null) {
      return Collections.emptyList();
    }
    if (!areWords(text)) {
      malformed(claim, "is not a list of words with spaces between");
      return Collections.emptyList();
    }
    List<String> words = new ArrayList<>(4);
    int start = 0;
    for (int end = text.indexOf(' '); end >= 0; end = text.indexOf(' ', start)) {
      add(words, text, start, end);
      start = end + 1;
    }
    add(words, text, start, text.length());
    return Collections.unmodifiableList(words);
  }

  private static boolean areWords(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Entra writes "/" where there is nothing to list ("Token claims reference for agents", {@code scp}). */
  private static void add(List<String> words, String text, int start, int end) {
    if (end > start && !(end == start + 1 && text.charAt(start) == '/')) {
      words.add(text.substring(start, end));
    }
  }

  /** Seconds since the epoch (RFC 7519 §2, NumericDate), the fraction dropped; {@code null} when absent. */
  Long numericDate(String claim) {
    Object value = claims.get(claim);
    if (value instanceof Number) {
      double seconds = ((Number) value).doubleValue();
      if (seconds >= 0 && seconds <= LATEST_DATE) {
        return ((Number) value).longValue();
      }
      malformed(claim, "is out of range");
    } else if (isPresent(claim, value)) {
      malformed(claim, "is not a number");
    }
    return null;
  }

  void require(String claim, boolean holds) {
    if (!holds && refusal == null) {
      refusal = Reason.CLAIM_MISSING.because(claim + " is missing");
    }
  }

  void agree(String claims, boolean holds) {
    if (!holds && refusal == null) {
      refusal = Reason.CLAIM_MALFORMED.because(claims + " do not agree");
    }
  }

  /** A JSON null is there, and is of no type that a claim may have. */
  private boolean isPresent(String claim, Object value) {
    return value != null || claims.containsKey(claim);
  }

  @SuppressWarnings("unchecked")
  private List<String> strings(String claim, List<?> values) {
    if (values instanceof JsonTexts) {
      return (JsonTexts) values;
    }
    for (Object value : values) {
      if (!(value instanceof String)) {
        malformed(claim, "is not an array of strings");
        return Collections.emptyList();
      }
    }
    return (List<String>) values;
  }

  private void malformed(String claim, String rule) {
    if (refusal == null) {
      refusal = Reason.CLAIM_MALFORMED.because(claim + " " + rule);
    }
  }
}
