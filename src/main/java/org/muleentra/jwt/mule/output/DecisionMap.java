package org.muleentra.jwt.mule.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.error.Answer;

/** A decision as a variable of the flow: JDK types only, unmodifiable. */
public final class DecisionMap {

  static final String ADMITTED = "admitted";
  static final String STATUS = "status";
  static final String HEADERS = "headers";
  static final String BODY = "body";
  static final String REASON = "reason";
  static final String REFUSAL_ID = "refusalId";
  static final String REPORT_ONLY = "reportOnly";
  static final String WOULD_REFUSE = "wouldRefuse";
  static final String BACKEND_HEADERS = "backendHeaders";

  private DecisionMap() {
  }

  /** The caller may pass; its attributes stand beside {@code admitted}. */
  public static Map<String, Object> admitted(Decision decision, Map<String, Object> caller) {
    return passed(decision, new LinkedHashMap<>(caller));
  }

  /** Anything but an admitted caller: a refusal, a document, or what passes because nothing is refused. */
  public static Map<String, Object> withoutCaller(Decision decision) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (decision.shape() == Decision.Shape.REPORTED) {
      map.put(WOULD_REFUSE, Collections.unmodifiableMap(answer(decision, new LinkedHashMap<>())));
      return passed(decision, map);
    }
    map.put(ADMITTED, Boolean.FALSE);
    return Collections.unmodifiableMap(answer(decision, map));
  }

  private static Map<String, Object> passed(Decision decision, Map<String, Object> map) {
    if (decision.reportOnly()) {
      map.put(REPORT_ONLY, Boolean.TRUE);
    }
    if (!decision.backendHeaders().isEmpty()) {
      map.put(BACKEND_HEADERS, decision.backendHeaders());
    }
    // Last, so that nothing else can stand in its place.
    map.put(ADMITTED, Boolean.TRUE);
    return Collections.unmodifiableMap(map);
  }

  private static Map<String, Object> answer(Decision decision, Map<String, Object> map) {
    Answer answer = decision.answer();
    map.put(STATUS, answer.status());
    map.put(HEADERS, answer.headers());
    map.put(BODY, answer.body());
    if (decision.shape() != Decision.Shape.ANSWERED) {
      map.put(REASON, decision.refusal().reason().name());
      map.put(REFUSAL_ID, decision.refusalId().toString());
    }
    return map;
  }

  /** The status of a decision's answer. */
  public static int status(Map<String, Object> decision) {
    return part(decision, STATUS, Number.class).intValue();
  }

  /** The headers of a decision's answer. */
  public static Map<String, String> headers(Map<String, Object> decision) {
    return texts(part(decision, HEADERS, Map.class));
  }

  /** The body of a decision's answer. */
  public static String body(Map<String, Object> decision) {
    return part(decision, BODY, String.class);
  }

  /**
   * What to tell the backend; may be empty.
   *
   * @throws IllegalArgumentException for a decision by which nothing may be passed on
   */
  public static Map<String, String> backendHeaders(Map<String, Object> decision) {
    if (decision == null || !Boolean.TRUE.equals(decision.get(ADMITTED))) {
      throw new IllegalArgumentException("decision is no admission: only an admitted request may be passed on");
    }
    return decision.containsKey(BACKEND_HEADERS) ? texts(part(decision, BACKEND_HEADERS, Map.class))
        : Collections.emptyMap();
  }

  private static Map<String, String> texts(Map<?, ?> stated) {
    Map<String, String> texts = new LinkedHashMap<>();
    stated.forEach((name, value) -> texts.put((String) name, (String) value));
    return texts;
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
