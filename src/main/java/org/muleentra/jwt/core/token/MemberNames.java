package org.muleentra.jwt.core.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The names of all members of a JSON text, each with the object that it is of.
 *
 * <p>Names are a stranger's, and he is not to know which of them meet: their hash is a polynomial at a place that each process
 * draws for itself. It is made while a name is read, so that nothing is built of it.
 */
final class MemberNames {

  private static final long P1 = new SecureRandom().nextLong() | 1;
  private static final long P2 = P1 * P1;
  private static final long P3 = P1 * P2;
  private static final long P4 = P1 * P3;
  /** 2^64 through the golden ratio; odd, so that the same name has another hash in each object. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final JsonPieces pieces;
  private long[] hashes = new long[64];
  /** The name's piece; 0, which is the outermost object, where there is none. */
  private int[] names = new int[64];
  private int size;

  MemberNames(JsonPieces pieces) {
    this.pieces = pieces;
  }

  /** The hash of a name that goes on with these bytes of UTF-8. */
  static long hash(long before, byte[] text, int from, int to) {
    long hash = before;
    int at = from;
    for (; at + 4 <= to; at += 4) {
      hash = hash * P4 + text[at] * P3 + text[at + 1] * P2 + text[at + 2] * P1 + text[at + 3];
    }
    for (; at < to; at++) {
      hash = hash * P1 + text[at];
    }
    return hash;
  }

  /** The hash of a name that goes on with this character, which is no half of a surrogate pair. */
  static long hash(long before, int character) {
    if (character < 0x80) {
      return before * P1 + character;
    }
    byte[] bytes = StrictUtf8.bytes(character);
    return hash(before, bytes, 0, bytes.length);
  }

  /** Adds a name of this hash; false where the object has it already. */
  boolean add(int object, int name, long nameHash) {
    if (2 * size++ == names.length) {
      grow();
    }
    long hash = nameHash + object * SPREAD;
    int slot = slot(hash, first(hash));
    while (names[slot] != 0) {
      if (pieces.string(names[slot]).equals(pieces.string(name))) {
        return false;
      }
      slot = slot(hash, slot + 1);
    }
    hashes[slot] = hash;
    names[slot] = name;
    return true;
  }

  /** The piece of a name of the outermost object, or 0. */
  int find(String name) {
    long hash = hash(name);
    int slot = slot(hash, first(hash));
    while (names[slot] != 0 && !pieces.is(names[slot], name)) {
      slot = slot(hash, slot + 1);
    }
    return names[slot];
  }

  /** The same hash of a name that is no bytes yet. */
  private static long hash(String name) {
    long hash = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return hash(0, bytes, 0, bytes.length);
      }
      hash = hash * P1 + c;
    }
    return hash;
  }

  /** The next slot that is free or of this hash. */
  private int slot(long hash, int from) {
    int slot = from & names.length - 1;
    while (names[slot] != 0 && hashes[slot] != hash) {
      slot = slot + 1 & names.length - 1;
    }
    return slot;
  }

  /** Mixed, since a polynomial keeps what names have in common: its low bits tell of the low bits of their letters alone. */
  private static int first(long hash) {
    return (int) ((hash ^ hash >>> 32) * SPREAD >>> 32);
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldNames = names;
    hashes = new long[2 * oldNames.length];
    names = new int[2 * oldNames.length];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != 0) {
        int slot = slot(oldHashes[i], first(oldHashes[i]));
        while (names[slot] != 0) {
          slot = slot(oldHashes[i], slot + 1);
        }
        hashes[slot] = oldHashes[i];
        names[slot] = oldNames[i];
      }
    }
  }
}
