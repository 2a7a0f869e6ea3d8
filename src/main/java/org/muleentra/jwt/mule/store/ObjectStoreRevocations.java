package org.muleentra.jwt.mule.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mule.runtime.api.store.ObjectAlreadyExistsException;
import org.mule.runtime.api.store.ObjectDoesNotExistException;
import org.mule.runtime.api.store.ObjectStore;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.revocation.Revocation;
import org.muleentra.jwt.core.revocation.RevocationStore;
import org.muleentra.jwt.core.revocation.RevocationStoreException;

/**
 * Keeps the deny list in a Mule Object Store, one entry a revocation; thread-safe.
 *
 * <p>Values are maps of texts and numbers, so that any class loader, today's or that of the next deployment, can read them.
 * Entries under other names are let alone.
 */
public final class ObjectStoreRevocations implements RevocationStore {

  private static final String PREFIX = "entra-jwt-revoked-";

  private final ObjectStoreManager stores;
  private final String storeName;
  /** The manager is asked once, and again after a failure. */
  private volatile ObjectStore<Serializable> opened;

  private ObjectStoreRevocations(ObjectStoreManager stores, String storeName) {
    this.stores = stores;
    this.storeName = storeName;
  }

  /** The store of this name, opened when it is first used; {@code null} where the name is. */
  public static RevocationStore in(ObjectStoreManager stores, String storeName) {
    return storeName == null ? null : new ObjectStoreRevocations(stores, storeName);
  }

  @Override
  public String toString() {
    return "object store " + storeName;
  }

  @Override
  public Collection<String> keys() {
    List<String> keys = new ArrayList<>();
    for (String name : telling(ObjectStore::allKeys)) {
      if (name.startsWith(PREFIX)) {
        keys.add(name.substring(PREFIX.length()));
      }
    }
    return keys;
  }

  @Override
  public Map<String, Revocation> readAll() {
    Map<String, Revocation> all = new HashMap<>();
    telling(ObjectStore::retrieveAll).forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        String key = name.substring(PREFIX.length());
        all.put(key, revocation(key, value));
      }
    });
    return all;
  }

  @Override
  public Revocation read(String key) {
    return telling(store -> {
      try {
        return revocation(key, store.retrieve(PREFIX + key));
      } catch (ObjectDoesNotExistException gone) {
        return null;
      }
    });
  }

  @Override
  public void add(Revocation revocation) {
    telling(store -> {
      try {
        store.store(PREFIX + revocation.key(), new HashMap<>(revocation.toMap()));
      } catch (ObjectAlreadyExistsException same) {
        // What is under this key says the same.
      }
      return null;
    });
  }

  @Override
  public void remove(String key) {
    telling(store -> {
      try {
        store.remove(PREFIX + key);
      } catch (ObjectDoesNotExistException gone) {
        // As wanted.
      }
      return null;
    });
  }

  private static Revocation revocation(String key, Object value) {
    Revocation revocation = Revocation.of(value instanceof Map ? (Map<?, ?>) value : new HashMap<>());
    if (revocation == null || !revocation.key().equals(key)) {
      // Whom it would refuse nobody can tell, so nothing of the list is to be relied on.
      throw new RevocationStoreException("entry " + PREFIX + key + " is not one that was written here", null);
    }
    return revocation;
  }

  private ObjectStore<Serializable> store() {
    ObjectStore<Serializable> store = opened;
    if (store == null) {
      store = stores.getOrCreateObjectStore(storeName, ObjectStoreSettings.builder().persistent(true).build());
      opened = store;
    }
    return store;
  }

  private <T> T telling(Use<T> use) {
    try {
      return use.of(store());
    } catch (RevocationStoreException e) {
      throw e;
    } catch (ObjectStoreException e) {
      opened = null;
      throw new RevocationStoreException("the object store failed: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Stores of other makers throw what they like.
      opened = null;
      throw new RevocationStoreException("the object store failed: " + e, e);
    }
  }

  private interface Use<T> {
    T of(ObjectStore<Serializable> store) throws ObjectStoreException;
  }
}
