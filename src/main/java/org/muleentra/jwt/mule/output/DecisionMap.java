package org.muleentra.jwt.mule.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.Refusal;

/** A decision as a variable of the flow: JDK types only, unmodifiable. */
public final class DecisionMap {

  static final String ADMITTED = "admitted";
  static final String STATUS = "status";
  static final String HEADERS = "headers";
  static final String BODY = "body";
  static final String REASON = "reason";

  private DecisionMap() {
  }

  /** The caller may pass; its attributes stand beside {@code admitted}. */
  public static Map<String, Object> admitted(Map<String, Object> caller) {
    Map<String, Object> decision = new LinkedHashMap<>(caller);
    // Last, so that nothing else can stand in its place.
    decision.put(ADMITTED, Boolean.TRUE);
    return Collections.unmodifiableMap(decision);
  }

  /** The caller may not pass; what to answer stands beside {@code admitted}. */
  public static Map<String, Object> refused(Refusal refusal, Answer answer) {
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put(ADMITTED, Boolean.FALSE);
    decision.put(STATUS, answer.status());
    decision.put(HEADERS, answer.headers());
    decision.put(BODY, answer.body());
    decision.put(REASON, refusal.reason().name());
    return Collections.unmodifiableMap(decision);
  }

  /** The status of a refused decision. */
  public static int status(Map<String, Object> decision) {
    return part(decision, STATUS, Number.class).intValue();
  }

  /** The headers of a refused decision. */
  public static Map<String, String> headers(Map<String, Object> decision) {
    Map<?, ?> stated = part(decision, HEADERS, Map.class);
    Map<String, String> headers = new LinkedHashMap<>();
    stated.forEach((name, value) -> headers.put((String) name, (String) value));
    return headers;
  }

  /** The body of a refused decision. */
  public static String body(Map<String, Object> decision) {
    return part(decision, BODY, String.class);
  }

  private static <T> T part(Map<String, Object> decision, String name, Class<T> type) {
    Object value = decision == null ? null : decision.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "decision has no " + name + ": it must be a refusal that Authorize request returned");
    }
    return type.cast(value);
  }
}
