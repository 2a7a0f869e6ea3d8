package org.muleentra.jwt.gateway.replicas.store;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mule.runtime.api.store.AbstractObjectStoreSupport;
import org.mule.runtime.api.store.ObjectAlreadyExistsException;
import org.mule.runtime.api.store.ObjectDoesNotExistException;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreNotAvailableException;

/** A store in the database: an entry is stored once, by whichever process comes first, and removed once; thread-safe. */
final class JdbcObjectStore extends AbstractObjectStoreSupport<Serializable> {

  private static final String THERE = "FROM object_store_entry WHERE store = ? AND ends > ?";
  private static final String ENTRY = " AND name = ?";

  private final String store;
  private final Optional<Long> entryMillis;
  private final Connections connections;
  private final Clock clock;

  /** @param entryMillis after which an entry is not there any more */
  JdbcObjectStore(String store, Optional<Long> entryMillis, Connections connections, Clock clock) {
    this.store = store;
    this.entryMillis = entryMillis;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public boolean contains(String key) throws ObjectStoreException {
    return content(key) != null;
  }

  @Override
  public void store(String key, Serializable value) throws ObjectStoreException {
    validateKey(key);
    byte[] content = Values.bytes(value);
    long now = clock.millis();
    try {
      connections.use(connection -> {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM object_store_entry WHERE store = ? AND ends <= ?")) {
          delete.setString(1, store);
          delete.setLong(2, now);
          delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
            "INSERT INTO object_store_entry (store, name, content, ends) VALUES (?, ?, ?, ?)")) {
          insert.setString(1, store);
          insert.setString(2, key);
          insert.setBytes(3, content);
          insert.setLong(4, entryMillis.map(millis -> now + millis).orElse(Long.MAX_VALUE));
          return insert.executeUpdate();
        }
      });
    } catch (SQLIntegrityConstraintViolationException there) {
      throw new ObjectAlreadyExistsException(createStaticMessage("entry " + key + " of object store " + store + " is there"));
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Serializable retrieve(String key) throws ObjectStoreException {
    byte[] content = content(key);
    if (content == null) {
      throw missing(key);
    }
    return Values.value(content);
  }

  @Override
  public Serializable remove(String key) throws ObjectStoreException {
    validateKey(key);
    byte[] removed = using(connection -> {
      byte[] content = content(connection, key);
      try (PreparedStatement delete = prepare(connection, "DELETE " + THERE + ENTRY)) {
        delete.setString(3, key);
        // Of several who remove it, one did.
        return delete.executeUpdate() == 1 ? content : null;
      }
    });
    if (removed == null) {
      throw missing(key);
    }
    return Values.value(removed);
  }

  @Override
  public List<String> allKeys() throws ObjectStoreException {
    return List.copyOf(contents("name, NULL").keySet());
  }

  @Override
  public Map<String, Serializable> retrieveAll() throws ObjectStoreException {
    Map<String, Serializable> all = new HashMap<>();
    for (Map.Entry<String, byte[]> entry : contents("name, content").entrySet()) {
      all.put(entry.getKey(), Values.value(entry.getValue()));
    }
    return all;
  }

  @Override
  public boolean isPersistent() {
    return true;
  }

  @Override
  public void clear() throws ObjectStoreException {
    using(connection -> {
      try (PreparedStatement delete = connection.prepareStatement("DELETE FROM object_store_entry WHERE store = ?")) {
        delete.setString(1, store);
        return delete.executeUpdate();
      }
    });
  }

  @Override
  public void open() {
    // The table is there.
  }

  @Override
  public void close() {
    // Others go on.
  }

  private byte[] content(String key) throws ObjectStoreException {
    validateKey(key);
    return using(connection -> content(connection, key));
  }

  private byte[] content(Connection connection, String key) throws SQLException {
    try (PreparedStatement select = prepare(connection, "SELECT content " + THERE + ENTRY)) {
      select.setString(3, key);
      try (ResultSet result = select.executeQuery()) {
        return result.next() ? result.getBytes(1) : null;
      }
    }
  }

  private Map<String, byte[]> contents(String columns) throws ObjectStoreException {
    return using(connection -> {
      Map<String, byte[]> contents = new HashMap<>();
      try (PreparedStatement select = prepare(connection, "SELECT " + columns + " " + THERE); ResultSet result = select.executeQuery()) {
        while (result.next()) {
          contents.put(result.getString(1), result.getBytes(2));
        }
      }
      return contents;
    });
  }

  private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, store);
    statement.setLong(2, clock.millis());
    return statement;
  }

  private <T> T using(Connections.Work<T> work) throws ObjectStoreNotAvailableException {
    try {
      return connections.use(work);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private ObjectStoreNotAvailableException unavailable(SQLException e) {
    return new ObjectStoreNotAvailableException(createStaticMessage("object store " + store + " is not there: " + e.getMessage()), e);
  }

  private ObjectDoesNotExistException missing(String key) {
    return new ObjectDoesNotExistException(createStaticMessage("entry " + key + " of object store " + store + " is not there"));
  }
}
