package org.muleentra.jwt.core.error;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.muleentra.jwt.core.hash.SipHash;

/**
 * The references that refused callers may quote: random to all but us; thread-safe.
 *
 * <p>Two keyed hashes of a count, since {@link UUID#randomUUID} has all refused requests wait for one lock.
 */
public final class RefusalIds {

  private static final long VERSION = 0x000000000000F000L;
  private static final long VERSION_4 = 0x0000000000004000L;
  private static final long VARIANT = 0xC000000000000000L;
  private static final long VARIANT_OF_RFC_9562 = 0x8000000000000000L;

  private final SipHash upper = SipHash.keyed();
  private final SipHash lower = SipHash.keyed();
  private final AtomicLong count = new AtomicLong();

  /** The next (RFC 9562 §5.4). */
  public UUID next() {
    long number = count.getAndIncrement();
    return new UUID(upper.hash(number) & ~VERSION | VERSION_4, lower.hash(number) & ~VARIANT | VARIANT_OF_RFC_9562);
  }
}
