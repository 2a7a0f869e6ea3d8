package org.muleentra.jwt.gateway.replicas.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a database is, and how to enter it. */
public record DatabaseAddress(String url, String user, String password) {

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
