package org.muleentra.jwt.testkit.key;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Keys of this JVM, lent to one mint at a time: making an RSA key is slow, and two living mints must never share one.
 * Oldest returned, first lent again.
 */
final class SigningKeyPool {
  private static final Deque<SigningKey> IDLE = new ArrayDeque<>();

  private SigningKeyPool() {}

  static SigningKey borrow() {
    synchronized (IDLE) {
      SigningKey idle = IDLE.pollFirst();
      if (idle != null) {
        return idle;
      }
    }
    return SigningKey.generate();
  }

  static void giveBack(Collection<SigningKey> keys) {
    synchronized (IDLE) {
      IDLE.addAll(keys);
    }
  }
}
