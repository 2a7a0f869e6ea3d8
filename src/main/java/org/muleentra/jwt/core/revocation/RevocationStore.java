package org.muleentra.jwt.core.revocation;

import java.util.Collection;

/**
 * Where revocations outlive this process and are shared with others; a Mule Object Store in Mule.
 *
 * <p>An entry never changes under its key, so one that was read need not be read again. All methods may block, and throw a
 * {@link RevocationStoreException}; none is called by a request's thread.
 */
public interface RevocationStore {

  /** The keys of all revocations, in no order. */
  Collection<String> keys();

  /** The revocation under a key, or {@code null} where it has gone since. */
  Revocation read(String key);

  /** Keeps a revocation under its {@link Revocation#key()}; nothing happens where it is there. */
  void add(Revocation revocation);

  /** Drops what is under a key; nothing happens where it has gone. */
  void remove(String key);
}
