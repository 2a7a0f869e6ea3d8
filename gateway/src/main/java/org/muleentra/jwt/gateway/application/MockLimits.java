package org.muleentra.jwt.gateway.application;

import java.util.Map;
import java.util.Optional;

/** Settings of which the mock Entra ID beside an application has one value only. */
public final class MockLimits {

  private static final Map<String, String> ONLY = Map.of("cloud", "global", "directory", "workforce");
  private static final Map<String, String> NONE = Map.of(
      "loginHost", "the mock Entra ID issues tokens as login.microsoftonline.com",
      "issuerHost", "the mock Entra ID issues tokens as sts.windows.net",
      "proxyHost", "no proxy leads to the mock Entra ID on loopback");

  private MockLimits() {}

  /**
   * Returns why a setting of a configuration, client configuration or form cannot be kept here; empty where it can.
   *
   * @param setting its name, the same in XML and form
   * @param value its value, never {@code null}
   */
  public static Optional<String> fault(String setting, String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String only = ONLY.get(setting);
    if (only != null && !only.equals(value)) {
      return Optional.of("must be " + only + " or left out, as the mock Entra ID is");
    }
    return Optional.ofNullable(NONE.get(setting)).map(reason -> "must be left out: " + reason);
  }
}
