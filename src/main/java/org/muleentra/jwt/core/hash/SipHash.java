package org.muleentra.jwt.core.hash;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * SipHash-2-4 of a key that it draws itself: to who has not the key, its hashes are random numbers. Immutable.
 *
 * <p>Source: Aumasson and Bernstein, <i>SipHash: a fast short-input PRF</i>, 2012; of 128 bits their reference implementation
 * (github.com/veorq/SipHash). For what is looked up often, by this process alone; what others are to check gets {@link Sha256}.
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

  /**
   * Of a text, 128 bits, which may stand for it: who is not told the key cannot look for two texts that have the same, and has no
   * better chance than guessing at the one of a given text, which is 1 in 2<sup>128</sup> a try; by accident two of a
   * billion texts have the same with a chance below 1 in 10<sup>20</sup>. That holds for whoever chooses the texts, too, as long as they
   * are not shown what comes of them, which is why {@link Fingerprint} stays within this process.
   *
   * @param text of ISO 8859-1: any other character counts as a question mark
   */
  public Fingerprint fingerprint(String text) {
    // One copy is cheaper than a look at each character, on Java 8 too.
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer lanes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    State state = new State(k0, k1);
    state.widen();
    int end = bytes.length - bytes.length % LANE;
    for (int at = 0; at < end; at += LANE) {
      state.take(lanes.getLong(at));
    }
    long last = (long) bytes.length << 56;
    for (int i = end; i < bytes.length; i++) {
      last |= (bytes[i] & 0xFFL) << ((i - end) << 3);
    }
    return new Fingerprint(state.end(last, 0xEE), state.more());
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

    /** For 128 bits, whose first half is another than the 64 bits alone. */
    void widen() {
      v1 ^= 0xEE;
    }

    void take(long lane) {
      v3 ^= lane;
      round();
      round();
      v0 ^= lane;
    }

    long end(long last) {
      return end(last, 0xFF);
    }

    long end(long last, long mark) {
      take(last);
      v2 ^= mark;
      return four();
    }

    /** The second half of 128 bits. */
    long more() {
      v1 ^= 0xDD;
      return four();
    }

    private long four() {
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
