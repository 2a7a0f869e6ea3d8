package org.muleentra.jwt.core.token;

/** Who verifies signatures. */
public enum SignatureProvider {
  /** The first that the JVM has: the JDK's own, unless whoever runs the JVM put another before it. */
  JDK("jdk"),
  /** Native code where the JVM has it installed and it proves right, else as {@link #JDK}. */
  FASTEST("fastest");

  private final String setting;

  SignatureProvider(String setting) {
    this.setting = setting;
  }

  /** The word in the configuration. */
  public String setting() {
    return setting;
  }
}
