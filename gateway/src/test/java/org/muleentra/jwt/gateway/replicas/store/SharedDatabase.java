package org.muleentra.jwt.gateway.replicas.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.hsqldb.server.Server;

/** A database server on loopback, for object stores that outlive each process which uses them; what it keeps ends with it. */
public final class SharedDatabase implements AutoCloseable {

  static final String TABLE = """
      CREATE TABLE object_store_entry (
        store VARCHAR(200) NOT NULL,
        name VARCHAR(500) NOT NULL,
        content VARBINARY(1000000) NOT NULL,
        ends BIGINT NOT NULL,
        PRIMARY KEY (store, name))""";

  private final String name = "stores-" + UUID.randomUUID();
  private final Server server = new Server();
  private final DatabaseAddress address;

  private SharedDatabase() throws IOException, SQLException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    int port = freePort(loopback);
    address = new DatabaseAddress("jdbc:hsqldb:hsql://" + loopback.getHostAddress() + ":" + port + "/stores", "SA",
        UUID.randomUUID().toString());
    try (Connection inProcess = DriverManager.getConnection("jdbc:hsqldb:mem:" + name, "SA", "");
        Statement statement = inProcess.createStatement()) {
      statement.execute("ALTER USER SA SET PASSWORD '" + address.password() + "'");
      statement.execute(TABLE);
    }
    server.setSilent(true);
    server.setLogWriter(null);
    server.setErrWriter(null);
    server.setAddress(loopback.getHostAddress());
    server.setPort(port);
    server.setDatabaseName(0, "stores");
    server.setDatabasePath(0, "mem:" + name);
    server.start();
    server.checkRunning(true);
  }

  /** Starts it on a port of the system's choice, with a password of its own. */
  public static SharedDatabase start() throws IOException, SQLException {
    return new SharedDatabase();
  }

  /** The server takes no 0 for a port of the system's choice, so the system is asked first. */
  private static int freePort(InetAddress loopback) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
      return free.getLocalPort();
    }
  }

  /** Where clients find it. */
  public DatabaseAddress address() {
    return address;
  }

  /** How many entries a store has, ended ones among them. */
  public int entries(String store) throws SQLException {
    try (Connection connection = address.connect();
        PreparedStatement count = connection.prepareStatement("SELECT COUNT(*) FROM object_store_entry WHERE store = ?")) {
      count.setString(1, store);
      try (ResultSet result = count.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
