package org.muleentra.jwt.core.identity;

import java.time.Duration;
import java.time.Instant;

/** A secret or certificate as the registration of an application has it; immutable. There is no secret in it. */
public final class RegisteredCredential {

  private final String kind;
  private final String keyId;
  private final String name;
  private final String hint;
  private final Instant start;
  private final Instant end;
  private final String thumbprint;
  private final String setAs;

  RegisteredCredential(String kind, String keyId, String name, String hint, Instant start, Instant end, String thumbprint) {
    this(kind, keyId, name, hint, start, end, thumbprint, null);
  }

  private RegisteredCredential(String kind, String keyId, String name, String hint, Instant start, Instant end, String thumbprint,
      String setAs) {
    this.kind = kind;
    this.keyId = keyId;
    this.name = name;
    this.hint = hint;
    this.start = start;
    this.end = end;
    this.thumbprint = thumbprint;
    this.setAs = setAs;
  }

  /** The same, known as one that is set here; {@code null} where it is none. */
  RegisteredCredential setAs(String configured) {
    return new RegisteredCredential(kind, keyId, name, hint, start, end, thumbprint, configured);
  }

  /** {@code secret} or {@code certificate}. */
  public String kind() {
    return kind;
  }

  /** A GUID. */
  public String keyId() {
    return keyId;
  }

  /** What its maker called it, or {@code null}. */
  public String name() {
    return name;
  }

  /** The first three characters of a secret, by which its owner knows it; {@code null} of a certificate. */
  public String hint() {
    return hint;
  }

  /** From when on it is good; {@code null} where that is not told. */
  public Instant start() {
    return start;
  }

  /** Up to when it is good. */
  public Instant end() {
    return end;
  }

  /** The SHA-1 thumbprint of a certificate, in hexadecimal digits in upper case; {@code null} where that is not told. */
  public String thumbprint() {
    return thumbprint;
  }

  /** The element or setting that has it here, such as {@code client-certificate}; {@code null} where that is not known. */
  public String setAs() {
    return setAs;
  }

  /** Whole days that are left, rounded down; below 0 where it has expired. */
  public long daysLeft(Instant now) {
    return Math.floorDiv(Duration.between(now, end).getSeconds(), 86_400L);
  }

  /** Whole days since it is good, rounded down; -1 where that is not told. */
  public long age(Instant now) {
    return start == null ? -1 : Math.floorDiv(Duration.between(start, now).getSeconds(), 86_400L);
  }

  @Override
  public String toString() {
    return kind + (name != null ? " " + name : "") + (hint != null ? " (" + hint + "…)" : "") + " " + keyId
        + (setAs != null ? ", set here as " + setAs + "," : "");
  }
}
