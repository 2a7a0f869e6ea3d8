package org.muleentra.jwt.core.error;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The references that refused callers may quote: random to all but us, and never given twice; thread-safe.
 *
 * <p>A hash of a secret and a count, since {@link UUID#randomUUID} has all refused requests wait for one lock.
 */
public final class RefusalIds {

  private static final long VERSION = 0x000000000000F000L;
  private static final long VERSION_4 = 0x0000000000004000L;
  private static final long VARIANT = 0xC000000000000000L;
  private static final long VARIANT_OF_RFC_9562 = 0x8000000000000000L;

  private final byte[] secret = new byte[32];
  private final AtomicLong count = new AtomicLong();

  /** With a secret of their own, so that no two processes give one reference. */
  public RefusalIds() {
    new SecureRandom().nextBytes(secret);
  }

  /** The next (RFC 9562 §5.4). */
  public UUID next() {
    MessageDigest digest = sha256();
    digest.update(secret);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(count.getAndIncrement()).array()));
    return new UUID(hash.getLong() & ~VERSION | VERSION_4, hash.getLong() & ~VARIANT | VARIANT_OF_RFC_9562);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }
}
