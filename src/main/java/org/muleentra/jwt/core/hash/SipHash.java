package org.muleentra.jwt.core.hash;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * SipHash-2-4 of a key that it draws itself: to who has not the key, its hashes are random numbers. Immutable.
 *
 * <p>Source: Aumasson and Bernstein, <i>SipHash: a fast short-input PRF</i>, 2012. For what is short and looked up often; what
 * others are to check gets {@link Sha256}.
 */
public final class SipHash {

  private static final int LANE = 8;

  private final long k0;
  private final long k1;

  private SipHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** With a key that nobody else has, nor this process a second time. */
  public static SipHash keyed() {
    ByteBuffer key = ByteBuffer.allocate(2 * Long.BYTES);
    new SecureRandom().nextBytes(key.array());
    return of(key.getLong(), key.getLong());
  }

  /** @param k0 the first eight bytes of the key, the lowest first; k1 the others */
  static SipHash of(long k0, long k1) {
    return new SipHash(k0, k1);
  }

  /** Of eight bytes, the lowest first. */
  public long hash(long bytes) {
    State state = new State(k0, k1);
    state.take(bytes);
    return state.end((long) Long.BYTES << 56);
  }

  /** Of a text's characters from here to there, of each the lower eight bits; no bounds are told. */
  public long hash(String text, int from, int to) {
    State state = new State(k0, k1);
    int at = from;
    for (; at + LANE <= to; at += LANE) {
      state.take(lane(text, at, LANE));
    }
    return state.end((long) (to - from) << 56 | lane(text, at, to - at));
  }

  private static long lane(String text, int from, int length) {
    long lane = 0;
    for (int i = 0; i < length; i++) {
      lane |= (text.charAt(from + i) & 0xFFL) << (i << 3);
    }
    return lane;
  }

  /** Of one hash in the making; it does not leave the method that makes it, so that the compiler keeps it in registers. */
  private static final class State {

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void take(long lane) {
      v3 ^= lane;
      round();
      round();
      v0 ^= lane;
    }

    long end(long last) {
      take(last);
      v2 ^= 0xFF;
      round();
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
