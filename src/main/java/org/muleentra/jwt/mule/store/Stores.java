package org.muleentra.jwt.mule.store;

import org.muleentra.jwt.core.audit.SavedChain;
import org.muleentra.jwt.core.directory.SharedMemberships;
import org.muleentra.jwt.core.key.SavedKeys;
import org.muleentra.jwt.core.revocation.RevocationStore;

/** Where a configuration keeps what is to outlive its process, or to be shared with other nodes; immutable. */
public final class Stores {

  /** Nowhere. */
  public static final Stores NONE = new Stores(SavedKeys.NONE, null, SharedMemberships.NONE, SavedChain.NONE);

  private final SavedKeys keys;
  private final RevocationStore revocations;
  private final SharedMemberships memberships;
  private final SavedChain chain;

  /** @param revocations where the deny list is, or {@code null} for none */
  public Stores(SavedKeys keys, RevocationStore revocations, SharedMemberships memberships, SavedChain chain) {
    this.keys = keys;
    this.revocations = revocations;
    this.memberships = memberships;
    this.chain = chain;
  }

  /** The place of fetched keys. */
  public SavedKeys keys() {
    return keys;
  }

  /** The deny list's place, or {@code null}. */
  public RevocationStore revocations() {
    return revocations;
  }

  /** The place of the audit's chain. */
  public SavedChain chain() {
    return chain;
  }

  /** The place of group memberships. */
  public SharedMemberships memberships() {
    return memberships;
  }
}
