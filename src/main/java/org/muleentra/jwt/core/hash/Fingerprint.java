package org.muleentra.jwt.core.hash;

/** 128 bits that stand for a text which is kept nowhere; immutable, and tells nothing of it. See {@link SipHash#fingerprint}. */
public final class Fingerprint {

  private final long first;
  private final long second;

  Fingerprint(long first, long second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint && first == ((Fingerprint) other).first && second == ((Fingerprint) other).second;
  }

  /** Any of the bits are as good as the others. */
  @Override
  public int hashCode() {
    return (int) first;
  }

  /** Sixteen bytes, of each half the lowest first, as the authors of SipHash write their vectors; no text form, as it is for no log. */
  String digits() {
    return String.format("%016x%016x", Long.reverseBytes(first), Long.reverseBytes(second));
  }
}
