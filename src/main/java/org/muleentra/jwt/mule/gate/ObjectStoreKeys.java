package org.muleentra.jwt.mule.gate;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.mule.runtime.api.store.ObjectAlreadyExistsException;
import org.mule.runtime.api.store.ObjectDoesNotExistException;
import org.mule.runtime.api.store.ObjectStore;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.key.KeyDocument;
import org.muleentra.jwt.core.key.SavedKeys;

/**
 * Saves key documents in a Mule Object Store, which other configurations and nodes may share; thread-safe.
 *
 * <p>Values are maps of JDK types, so that any class loader, today's or that of the next deployment, can read them.
 */
public final class ObjectStoreKeys implements SavedKeys {

  private static final String AUTHORITY = "authority";
  private static final String FETCHED_AT = "fetchedAt";
  private static final String KEYS = "keys";

  private final ObjectStoreManager stores;
  private final String storeName;

  private ObjectStoreKeys(ObjectStoreManager stores, String storeName) {
    this.stores = stores;
    this.storeName = storeName;
  }

  /** Keys saved in the store of this name; nowhere where it is {@code null}. The store is opened when it is first used. */
  public static SavedKeys in(ObjectStoreManager stores, String storeName) {
    return storeName == null ? SavedKeys.NONE : new ObjectStoreKeys(stores, storeName);
  }

  @Override
  public void save(String authority, KeyDocument document) {
    HashMap<String, Serializable> value = new HashMap<>();
    value.put(AUTHORITY, authority);
    value.put(FETCHED_AT, document.fetchedAt());
    value.put(KEYS, document.body());
    try {
      replace(store(), entry(authority), value);
    } catch (ObjectAlreadyExistsException sharedWithOthers) {
      // Another configuration or node stored the same keys in this very moment.
    } catch (ObjectStoreException e) {
      throw failure(e);
    }
  }

  private static void replace(ObjectStore<Serializable> store, String entry, Serializable value) throws ObjectStoreException {
    try {
      store.remove(entry);
    } catch (ObjectDoesNotExistException first) {
      // Nothing to replace.
    }
    store.store(entry, value);
  }

  @Override
  public KeyDocument load(String authority) {
    try {
      return document(store().retrieve(entry(authority)), authority);
    } catch (ObjectDoesNotExistException none) {
      return null;
    } catch (ObjectStoreException e) {
      throw failure(e);
    }
  }

  private static KeyDocument document(Object value, String authority) {
    Map<?, ?> members = value instanceof Map ? (Map<?, ?>) value : new HashMap<>();
    Object fetchedAt = members.get(FETCHED_AT);
    Object keys = members.get(KEYS);
    if (!authority.equals(members.get(AUTHORITY)) || !(fetchedAt instanceof Long) || !(keys instanceof byte[])) {
      throw new IllegalStateException("the object store's entry is not one that was saved here");
    }
    return new KeyDocument((byte[]) keys, (Long) fetchedAt);
  }

  private ObjectStore<Serializable> store() {
    return stores.getOrCreateObjectStore(storeName, ObjectStoreSettings.builder().persistent(true).build());
  }

  /** A name short and plain enough for every kind of store; what it stands for is in the value. */
  private static String entry(String authority) {
    return "entra-jwt-" + UUID.nameUUIDFromBytes(authority.getBytes(StandardCharsets.UTF_8));
  }

  private static IllegalStateException failure(ObjectStoreException e) {
    return new IllegalStateException("the object store failed: " + e.getMessage(), e);
  }
}
