package org.muleentra.jwt.gateway.load.chaos.store;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mule.runtime.api.store.ObjectAlreadyExistsException;
import org.mule.runtime.api.store.ObjectDoesNotExistException;
import org.mule.runtime.api.store.ObjectStore;
import org.mule.runtime.api.store.ObjectStoreException;

/** One node's view of a shelf: an entry is read as it is, a listing as it was. */
final class LaggingStore implements ObjectStore<Serializable> {

  private final Shelf shelf;
  private final StoreWay way;

  LaggingStore(Shelf shelf, StoreWay way) {
    this.shelf = shelf;
    this.way = way;
  }

  @Override
  public boolean contains(String key) throws ObjectStoreException {
    way.read();
    return shelf.get(key) != null;
  }

  @Override
  public void store(String key, Serializable value) throws ObjectStoreException {
    way.write();
    if (!shelf.put(key, value)) {
      throw new ObjectAlreadyExistsException(createStaticMessage(key + " is there"));
    }
  }

  @Override
  public Serializable retrieve(String key) throws ObjectStoreException {
    way.read();
    Serializable value = shelf.get(key);
    if (value == null) {
      throw new ObjectDoesNotExistException(createStaticMessage(key + " is not there"));
    }
    return value;
  }

  @Override
  public Serializable remove(String key) throws ObjectStoreException {
    way.write();
    Serializable value = shelf.remove(key);
    if (value == null) {
      throw new ObjectDoesNotExistException(createStaticMessage(key + " is not there"));
    }
    return value;
  }

  @Override
  public List<String> allKeys() throws ObjectStoreException {
    way.read();
    return new ArrayList<>(shelf.at(way.horizon()).keySet());
  }

  @Override
  public Map<String, Serializable> retrieveAll() throws ObjectStoreException {
    way.read();
    return shelf.at(way.horizon());
  }

  @Override
  public boolean isPersistent() {
    return true;
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException("nobody clears a shared store");
  }

  @Override
  public void open() {
    // Is open.
  }

  @Override
  public void close() {
    // Others go on.
  }
}
