package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.gateway.replicas.store.SharedDatabase;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Everything that runs: a mock Entra, a database with the object stores, replicas, and one port for all of them; on loopback alone. */
final class Site implements AutoCloseable {

  private final Path folder;
  private final MockEntra entra = MockEntra.start();
  private final SharedDatabase database = SharedDatabase.start();
  private final LoadBalancer front = LoadBalancer.start();
  private final Ledger ledger = new Ledger();
  private final SigningKey auditKey = SigningKey.generate();
  private final AppRegistration renewing;
  private final Path settings;
  /** Those that serve behind the port, each at its place. */
  private final List<ReplicaProcess> replicas = new ArrayList<>();
  private final List<ReplicaProcess> all = new ArrayList<>();

  private Site(Path folder) throws IOException, GeneralSecurityException, SQLException {
    this.folder = folder;
    Instant now = Instant.now();
    SigningKey old = SigningKey.generate().certified(now.minus(Duration.ofDays(61)), now.plus(Duration.ofDays(300)));
    renewing = entra.register(ReplicaApis.CLIENT_ID).certificate(old).rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE);
    Files.writeString(certificate(), auditKey.certificatePem());
    settings = new ReplicaSettings(entra.baseUrl(), entra.graphBaseUrl(), database.address(),
        KeyStoreFile.write(folder.resolve("audit.p12"), auditKey), KeyStoreFile.write(folder.resolve("client.p12"), old),
        renewing.application().id()).write(folder.resolve("replica.properties"));
  }

  /** Starts everything; returns when all replicas serve. */
  static Site open(Path folder, int replicas) throws Exception {
    Site site = new Site(folder);
    try {
      for (int i = 1; i <= replicas; i++) {
        site.replicas.add(site.start(Integer.toString(i)));
      }
      for (ReplicaProcess replica : site.replicas) {
        site.front.add(replica.address());
      }
      return site;
    } catch (Exception e) {
      site.close();
      throw e;
    }
  }

  /** Starts a replica that is not behind the port. */
  ReplicaProcess start(String name) throws IOException {
    ReplicaProcess replica = ReplicaProcess.start(name, folder.resolve("replica-" + name), settings);
    all.add(replica);
    return replica;
  }

  /** Starts a replica again that was killed; it serves in its place when this returns. */
  void startAgain(int place) throws IOException, InterruptedException {
    ReplicaProcess replica = start(replicas.get(place).name());
    replicas.set(place, replica);
    front.add(replica.address());
  }

  MockEntra entra() {
    return entra;
  }

  SharedDatabase database() {
    return database;
  }

  LoadBalancer front() {
    return front;
  }

  Ledger ledger() {
    return ledger;
  }

  /** The application that renews its certificate. */
  AppRegistration renewing() {
    return renewing;
  }

  SigningKey auditKey() {
    return auditKey;
  }

  /** The certificate of that key, for whoever verifies. */
  Path certificate() {
    return folder.resolve("audit.pem");
  }

  List<ReplicaProcess> replicas() {
    return List.copyOf(replicas);
  }

  /** With those that serve no longer. */
  List<ReplicaProcess> all() {
    return List.copyOf(all);
  }

  InetSocketAddress address(int place) throws InterruptedException {
    return replicas.get(place).address();
  }

  /** What the outcome is if all replicas have it. */
  String byAll(String outcome) {
    return Outcomes.by(outcome, replicas.stream().map(ReplicaProcess::name).toList());
  }

  /** Lets all replicas stop in order: their files are complete then. */
  void stopReplicas() throws IOException, InterruptedException {
    for (ReplicaProcess replica : all) {
      replica.close();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    front.close();
    stopReplicas();
    database.close();
    entra.close();
  }
}
