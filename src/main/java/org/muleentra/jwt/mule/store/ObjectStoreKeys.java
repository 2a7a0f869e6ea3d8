package org.muleentra.jwt.mule.store;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.key.KeyDocument;
import org.muleentra.jwt.core.key.SavedKeys;
import org.muleentra.jwt.core.outbound.OutboundException;

/**
 * Saves key documents in a Mule Object Store, which other configurations and nodes may share; thread-safe.
 *
 * <p>Values are maps of JDK types, so that any class loader, today's or that of the next deployment, can read them.
 */
public final class ObjectStoreKeys implements SavedKeys {

  private static final String AUTHORITY = "authority";
  private static final String FETCHED_AT = "fetchedAt";
  private static final String KEYS = "keys";

  private final NamedStore store;

  private ObjectStoreKeys(NamedStore store) {
    this.store = store;
  }

  /** Keys saved in the store of this name; nowhere where it is {@code null}. The store is opened when it is first used. */
  public static SavedKeys in(ObjectStoreManager stores, String storeName) {
    return storeName == null ? SavedKeys.NONE : new ObjectStoreKeys(
        new NamedStore(stores, storeName, ObjectStoreSettings.builder().persistent(true).build()));
  }

  @Override
  public String toString() {
    return store.toString();
  }

  @Override
  public void save(String authority, KeyDocument document) {
    HashMap<String, Serializable> value = new HashMap<>();
    value.put(AUTHORITY, authority);
    value.put(FETCHED_AT, document.fetchedAt());
    value.put(KEYS, document.body());
    store.put(authority, value);
  }

  @Override
  public KeyDocument load(String authority) {
    Serializable value = store.get(authority);
    return value == null ? null : document(value, authority);
  }

  private static KeyDocument document(Object value, String authority) {
    Map<?, ?> members = value instanceof Map ? (Map<?, ?>) value : new HashMap<>();
    Object fetchedAt = members.get(FETCHED_AT);
    Object keys = members.get(KEYS);
    if (!authority.equals(members.get(AUTHORITY)) || !(fetchedAt instanceof Long) || !(keys instanceof byte[])) {
      throw new OutboundException("the object store's entry is not one that was saved here");
    }
    return new KeyDocument((byte[]) keys, (Long) fetchedAt);
  }
}
