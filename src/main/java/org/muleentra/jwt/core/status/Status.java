package org.muleentra.jwt.core.status;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** How a running configuration fares: its parts, and whether good callers pass; immutable. */
public final class Status {

  private final String config;
  private final List<PartStatus> parts;

  Status(String config, List<PartStatus> parts) {
    this.config = config;
    this.parts = Collections.unmodifiableList(parts);
  }

  /** Its name, as the log has it. */
  public String config() {
    return config;
  }

  /** Its parts; unmodifiable. */
  public List<PartStatus> parts() {
    return parts;
  }

  /** Whether good callers pass now. */
  public boolean isReady() {
    return parts.stream().allMatch(part -> part.state().isReady());
  }

  /** Why not, a sentence of each part that is {@linkplain State#DOWN down}; {@code null} where it is ready. */
  public String why() {
    return isReady() ? null : parts.stream().filter(part -> !part.state().isReady())
        .map(part -> part.part() + ": " + part.detail()).collect(Collectors.joining("; "));
  }
}
