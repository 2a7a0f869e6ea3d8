package org.muleentra.jwt.gateway.replicas.store;

import java.io.Serializable;
import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.mule.runtime.api.store.ObjectStore;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.mule.runtime.api.store.SimpleMemoryObjectStore;

/**
 * The object stores of one replica, which a database shares among all: stores of one name are one store; thread-safe.
 *
 * <p>As the engine's own: a persistent store is shared and outlives the process, any other is in this process's memory.
 */
public final class JdbcObjectStores implements ObjectStoreManager {

  private final Connections connections;
  private final Clock clock;
  private final Map<String, ObjectStore<Serializable>> stores = new ConcurrentHashMap<>();

  /** @param clock by which entries end */
  public JdbcObjectStores(DatabaseAddress database, Clock clock) {
    this.connections = new Connections(database);
    this.clock = clock;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends ObjectStore<? extends Serializable>> T getObjectStore(String name) {
    ObjectStore<Serializable> store = stores.get(name);
    if (store == null) {
      throw new NoSuchElementException("no object store " + name);
    }
    return (T) store;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends ObjectStore<? extends Serializable>> T createObjectStore(String name, ObjectStoreSettings settings) {
    ObjectStore<Serializable> created = create(name, settings);
    if (stores.putIfAbsent(name, created) != null) {
      throw new IllegalArgumentException("there is an object store " + name);
    }
    return (T) created;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends ObjectStore<? extends Serializable>> T getOrCreateObjectStore(String name, ObjectStoreSettings settings) {
    return (T) stores.computeIfAbsent(name, unknown -> create(name, settings));
  }

  private ObjectStore<Serializable> create(String name, ObjectStoreSettings settings) {
    return settings.isPersistent() ? new JdbcObjectStore(name, settings.getEntryTTL(), connections, clock)
        : new SimpleMemoryObjectStore<>();
  }

  @Override
  public void disposeStore(String name) throws ObjectStoreException {
    getObjectStore(name).clear();
    stores.remove(name);
  }
}
