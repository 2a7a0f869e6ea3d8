package org.muleentra.jwt.mule.store;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.identity.WatchRecord;

/** Keeps what was told of credentials in a Mule Object Store, as a map of JDK types; thread-safe. */
public final class ObjectStoreWatchRecord implements WatchRecord {

  private final NamedStore store;

  private ObjectStoreWatchRecord(NamedStore store) {
    this.store = store;
  }

  /** The store of this name, opened when it is first used; {@link WatchRecord#NONE} without a name. */
  public static WatchRecord in(ObjectStoreManager stores, String storeName) {
    return storeName == null ? NONE
        : new ObjectStoreWatchRecord(new NamedStore(stores, storeName, ObjectStoreSettings.builder().persistent(true).build()));
  }

  /** Of an entry that others changed what still makes sense; at worst something is told again. */
  @Override
  public Map<String, Long> read(String name) {
    Serializable value = store.get(name);
    Map<String, Long> values = new HashMap<>();
    if (value instanceof Map) {
      ((Map<?, ?>) value).forEach((key, each) -> {
        if (key instanceof String && each instanceof Long) {
          values.put((String) key, (Long) each);
        }
      });
    }
    return values;
  }

  @Override
  public void write(String name, Map<String, Long> values) {
    store.put(name, new HashMap<>(values));
  }

  @Override
  public String toString() {
    return store.toString();
  }
}
