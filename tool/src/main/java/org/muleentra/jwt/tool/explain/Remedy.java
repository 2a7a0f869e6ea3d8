package org.muleentra.jwt.tool.explain;

import java.util.List;
import java.util.Map;

/**
 * Changes that together let a token in; nothing smaller of its kind does.
 *
 * @param changes each as an order, all of them needed; empty where no such change was found
 * @param letsIn whom else they let in, by what is brought; empty for nobody of the trial, and for what leaves the form as it is
 */
public record Remedy(List<String> changes, Map<String, List<String>> letsIn) {

  /** Nothing helps. */
  static final Remedy NONE = new Remedy(List.of(), Map.of());

  /** Whether there is any. */
  public boolean exists() {
    return !changes.isEmpty();
  }
}
