package org.muleentra.jwt.mule.store;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.mule.runtime.api.store.ObjectAlreadyExistsException;
import org.mule.runtime.api.store.ObjectDoesNotExistException;
import org.mule.runtime.api.store.ObjectStore;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.outbound.OutboundException;

/** A Mule Object Store that others may share, opened when it is first used; thread-safe. May block. */
final class NamedStore {

  private final ObjectStoreManager stores;
  private final String name;
  private final ObjectStoreSettings settings;

  /** @param settings for the store where it is not there yet */
  NamedStore(ObjectStoreManager stores, String name, ObjectStoreSettings settings) {
    this.stores = stores;
    this.name = name;
    this.settings = settings;
  }

  /** Puts a value in place of the one before; throws {@link OutboundException} where the store fails. */
  void put(String meaning, Serializable value) {
    try {
      replace(store(), entry(meaning), value);
    } catch (ObjectAlreadyExistsException sharedWithOthers) {
      // Another configuration or node stored the same in this very moment.
    } catch (ObjectStoreException e) {
      throw failure(e);
    }
  }

  private static void replace(ObjectStore<Serializable> store, String entry, Serializable value)
      throws ObjectStoreException {
    try {
      store.remove(entry);
    } catch (ObjectDoesNotExistException first) {
      // Nothing to replace.
    }
    store.store(entry, value);
  }

  /** The value, or {@code null}; throws {@link OutboundException} where the store fails. */
  Serializable get(String meaning) {
    try {
      return store().retrieve(entry(meaning));
    } catch (ObjectDoesNotExistException none) {
      return null;
    } catch (ObjectStoreException e) {
      throw failure(e);
    }
  }

  /** Throws {@link OutboundException} where what is put would be gone after a restart. */
  void requirePersistent() {
    if (!store().isPersistent()) {
      throw new OutboundException(this + " must be persistent");
    }
  }

  @Override
  public String toString() {
    return "object store " + name;
  }

  private ObjectStore<Serializable> store() {
    return stores.getOrCreateObjectStore(name, settings);
  }

  /** A name short and plain enough for every kind of store; what it stands for is in the value. */
  private static String entry(String meaning) {
    return "entra-jwt-" + UUID.nameUUIDFromBytes(meaning.getBytes(StandardCharsets.UTF_8));
  }

  private static OutboundException failure(ObjectStoreException e) {
    return new OutboundException("the object store failed: " + e.getMessage());
  }
}
