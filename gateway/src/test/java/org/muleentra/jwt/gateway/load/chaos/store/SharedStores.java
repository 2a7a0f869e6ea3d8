package org.muleentra.jwt.gateway.load.chaos.store;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.mule.runtime.api.store.ObjectStore;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.gateway.load.chaos.Trouble;

/** The stores of a node in trouble, and the same stores as a sound node beside it sees them; thread-safe. */
public final class SharedStores implements ObjectStoreManager {

  /** A store's name with this behind it is the same store, seen by the sound node. */
  public static final String SOUND = "-of-the-sound-node";

  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private final Map<String, StoreWay> ways = new ConcurrentHashMap<>();
  private final StoreWay sound;
  private final Random random;

  public SharedStores(Random random) {
    this.random = random;
    this.sound = new StoreWay(random);
  }

  /** All that can be wrong with one store. */
  public List<Trouble> troubles(String store) {
    return List.of(trouble(store, " lags", StoreTrouble.LAGGING), trouble(store, " slow", StoreTrouble.SLOW),
        trouble(store, " fails", StoreTrouble.FAILING), trouble(store, " hangs", StoreTrouble.HANGING));
  }

  private Trouble trouble(String store, String what, StoreTrouble trouble) {
    return new Trouble(store + what, () -> way(store).meet(trouble), () -> way(store).meet(StoreTrouble.NONE));
  }

  private StoreWay way(String store) {
    return ways.computeIfAbsent(store, unknown -> new StoreWay(random));
  }

  private ObjectStore<Serializable> view(String name) {
    boolean isSound = name.endsWith(SOUND);
    String store = isSound ? name.substring(0, name.length() - SOUND.length()) : name;
    return new LaggingStore(shelves.computeIfAbsent(store, unknown -> new Shelf()), isSound ? sound : way(store));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends ObjectStore<? extends Serializable>> T getObjectStore(String name) {
    if (!shelves.containsKey(name)) {
      throw new NoSuchElementException(name);
    }
    return (T) view(name);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends ObjectStore<? extends Serializable>> T createObjectStore(String name, ObjectStoreSettings settings) {
    return (T) view(name);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends ObjectStore<? extends Serializable>> T getOrCreateObjectStore(String name, ObjectStoreSettings settings) {
    return (T) view(name);
  }

  @Override
  public void disposeStore(String name) {
    shelves.remove(name);
  }
}
