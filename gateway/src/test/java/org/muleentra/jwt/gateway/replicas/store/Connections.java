package org.muleentra.jwt.gateway.replicas.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections of this process to the database, opened as needed and used again unless they failed; thread-safe. */
final class Connections {

  /** What is done with a connection. */
  interface Work<T> {

    T on(Connection connection) throws SQLException;
  }

  private final DatabaseAddress address;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  Connections(DatabaseAddress address) {
    this.address = address;
  }

  /** Does it in one transaction. */
  <T> T use(Work<T> work) throws SQLException {
    Connection connection = idle.poll();
    if (connection == null) {
      connection = address.connect();
      connection.setAutoCommit(false);
    }
    try {
      T result = work.on(connection);
      connection.commit();
      idle.push(connection);
      return result;
    } catch (SQLException | RuntimeException e) {
      close(connection, e);
      throw e;
    }
  }

  private static void close(Connection failed, Exception why) {
    try (failed) {
      failed.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }
}
