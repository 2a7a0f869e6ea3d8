package org.muleentra.jwt.mule.store;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.audit.SavedChain;
import org.muleentra.jwt.core.audit.SavedHead;

/** Keeps how far the audit's chain has come in a Mule Object Store, as a map of JDK types; thread-safe. */
public final class ObjectStoreChain implements SavedChain {

  private static final String CHAIN_ID = "chainId";
  private static final String SEQUENCE = "sequence";
  private static final String HASH = "hash";
  private static final String POLICY_HASH = "policyHash";

  private final NamedStore store;

  private ObjectStoreChain(NamedStore store) {
    this.store = store;
  }

  /** The store of this name, opened when it is first used; {@link SavedChain#NONE} without a name. */
  public static SavedChain in(ObjectStoreManager stores, String storeName) {
    return storeName == null ? NONE
        : new ObjectStoreChain(new NamedStore(stores, storeName, ObjectStoreSettings.builder().persistent(true).build()));
  }

  /** An entry that others changed is none. */
  @Override
  public SavedHead read(String name) {
    Serializable value = store.get(entry(name));
    Map<?, ?> members = value instanceof Map ? (Map<?, ?>) value : new HashMap<>();
    return members.get(CHAIN_ID) instanceof String && members.get(SEQUENCE) instanceof Long && members.get(HASH) instanceof String
        && members.get(POLICY_HASH) instanceof String
        ? new SavedHead((String) members.get(CHAIN_ID), (Long) members.get(SEQUENCE), (String) members.get(HASH),
            (String) members.get(POLICY_HASH)) : null;
  }

  @Override
  public void write(String name, SavedHead head) {
    HashMap<String, Serializable> value = new HashMap<>();
    value.put(CHAIN_ID, head.chainId());
    value.put(SEQUENCE, head.sequence());
    value.put(HASH, head.hash());
    value.put(POLICY_HASH, head.policyHash());
    store.put(entry(name), value);
  }

  private static String entry(String name) {
    return "audit " + name;
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
