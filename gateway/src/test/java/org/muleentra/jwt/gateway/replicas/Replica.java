package org.muleentra.jwt.gateway.replicas;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.muleentra.jwt.gateway.engine.EngineServices;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.replicas.store.JdbcObjectStores;
import org.muleentra.jwt.gateway.tryout.SoonSchedulers;
import org.muleentra.jwt.mule.EntraJwtExtension;

/**
 * One gateway process among several: an engine with the APIs of the proof, whose object stores a database shares. It stops in order
 * when its standard input ends, and so never outlives whoever started it.
 */
public final class Replica {

  /** Before the address, on a line of its own, as soon as all APIs are served. */
  static final String READY = "ready ";

  private Replica() {}

  /** Argument: the file of {@link ReplicaSettings}. */
  public static void main(String[] arguments) throws Exception {
    ReplicaSettings settings = ReplicaSettings.read(Path.of(arguments[0]));
    JdbcObjectStores stores = new JdbcObjectStores(settings.database(), Clock.systemUTC());
    try (MuleEngine engine = MuleEngine.startWith(new EngineServices(SoonSchedulers::of, Optional.of(stores)), EntraJwtExtension.class)) {
      ReplicaApis.of(settings).forEach(engine::deploy);
      System.out.println(READY + engine.uri(""));
      while (System.in.read() >= 0) {
        // Nothing is said to it but that it is over.
      }
    }
    System.exit(0);
  }
}
