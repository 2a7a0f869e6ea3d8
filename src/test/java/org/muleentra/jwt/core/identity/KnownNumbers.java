package org.muleentra.jwt.core.identity;

import java.util.List;
import java.util.stream.Collectors;

/** Entra's numbers as the core knows them, for the page that tells of them. */
public final class KnownNumbers {

  private KnownNumbers() {}

  /** Each with its fault, a space between. */
  public static List<String> all() {
    return EntraErrors.known().entrySet().stream().map(known -> known.getKey() + " " + known.getValue()).collect(Collectors.toList());
  }
}
