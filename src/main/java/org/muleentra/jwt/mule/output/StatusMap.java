package org.muleentra.jwt.mule.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.Status;

/** A status as a flow sees it: JDK types only, unmodifiable; times as ISO 8601 texts. */
public final class StatusMap {

  static final String CONFIG = "config";
  static final String READY = "ready";
  static final String WHY = "why";
  static final String PARTS = "parts";
  static final String STATE = "state";
  static final String SINCE = "since";
  static final String DETAIL = "detail";

  private StatusMap() {}

  /** The status; what it does not have is absent. */
  public static Map<String, Object> of(Status status) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(CONFIG, status.config());
    map.put(READY, status.isReady());
    if (status.why() != null) {
      map.put(WHY, status.why());
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    status.parts().forEach(part -> parts.put(part.part(), of(part)));
    map.put(PARTS, Collections.unmodifiableMap(parts));
    return Collections.unmodifiableMap(map);
  }

  private static Map<String, Object> of(PartStatus part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(STATE, part.state().text());
    if (part.since() != null) {
      map.put(SINCE, part.since().toString());
    }
    map.put(DETAIL, part.detail());
    return Collections.unmodifiableMap(map);
  }
}
