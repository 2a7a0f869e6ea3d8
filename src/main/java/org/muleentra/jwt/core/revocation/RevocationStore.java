package org.muleentra.jwt.core.revocation;

import java.util.Collection;
import java.util.Map;

/**
 * Where revocations outlive this process and are shared with others; a Mule Object Store in Mule.
 *
 * <p>An entry never changes under its key, so one that was read need not be read again. All methods may block, may be called
 * by several threads at once, and throw a {@link RevocationStoreException}; none is called by a request's thread. Its text
 * ({@link Object#toString()}) names it in the log.
 */
public interface RevocationStore {

  /** The keys of all revocations, in no order. */
  Collection<String> keys();

  /** The revocation under a key, or {@code null} where it has gone since. */
  Revocation read(String key);

  /** All revocations by their keys, in one call; {@code null} where the store cannot do that. */
  default Map<String, Revocation> readAll() {
    return null;
  }

  /** Keeps a revocation under its {@link Revocation#key()}; nothing happens where it is there. */
  void add(Revocation revocation);

  /** Drops what is under a key; nothing happens where it has gone. */
  void remove(String key);
}
