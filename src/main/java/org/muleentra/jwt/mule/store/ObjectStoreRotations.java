package org.muleentra.jwt.mule.store;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.rotation.RotationStore;

/**
 * Keeps the state of certificate rotations in a Mule Object Store, which nodes may share; thread-safe.
 *
 * <p>Values are maps of JDK types, so that any class loader, today's or that of the next deployment, can read them. The keys among
 * them come encrypted. A store that a restart empties is refused: it would lose the only key that Entra takes.
 */
public final class ObjectStoreRotations implements RotationStore {

  private final NamedStore store;

  private ObjectStoreRotations(NamedStore store) {
    this.store = store;
  }

  /** The store of this name, opened when it is first used. */
  public static RotationStore in(ObjectStoreManager stores, String storeName) {
    return new ObjectStoreRotations(new NamedStore(stores, storeName, ObjectStoreSettings.builder().persistent(true).build()));
  }

  @Override
  public String toString() {
    return store.toString();
  }

  @Override
  public Map<String, Serializable> read(String name) {
    store.requirePersistent();
    Serializable value = store.get(name);
    if (value == null) {
      return null;
    }
    Map<String, Serializable> values = new HashMap<>();
    if (value instanceof Map) {
      ((Map<?, ?>) value).forEach((key, each) -> {
        if (key instanceof String && each instanceof Serializable) {
          values.put((String) key, (Serializable) each);
        }
      });
    }
    if (values.isEmpty()) {
      throw new OutboundException("the object store's entry is not one that was saved here");
    }
    return values;
  }

  @Override
  public void write(String name, Map<String, Serializable> values) {
    store.requirePersistent();
    store.put(name, new HashMap<>(values));
  }
}
