package org.muleentra.jwt.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.identity.AccessToken;
import org.muleentra.jwt.core.identity.ClientSettings;
import org.muleentra.jwt.core.identity.CredentialValues;
import org.muleentra.jwt.core.identity.EntraClient;
import org.muleentra.jwt.core.identity.GraphAddress;
import org.muleentra.jwt.core.identity.RotationSettings;
import org.muleentra.jwt.core.identity.TokenRequest;
import org.muleentra.jwt.core.identity.WatchRecord;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.ClientCertificate;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** One application at a mock Entra with a certificate that is due, its store, and machines on which it runs; time is the test's. */
final class RotationLab implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final String PASSWORD = "the password of the store";
  static final int AFTER_DAYS = 60;

  static {
    // Thousands of keys are sealed and opened here, which the JDK makes slow on purpose.
    for (String count : List.of("certPbe", "keyPbe", "mac")) {
      System.setProperty("keystore.pkcs12." + count + "IterationCount", "10");
    }
  }

  /** The new keys of every lab, made when the first lab comes to need so many. */
  private static final List<KeyPair> PAIRS = new ArrayList<>();
  private static final int MOST_PAIRS = 6;
  private static final SigningKey FIRST = SigningKey.generate();
  /** One for all labs: each would have threads of its own until it is collected. */
  private static final HttpClient SOCKETS = HttpClient.newHttpClient();
  private static final TokenRequest BILLING = TokenRequest.ofResource(Contoso.BILLING_APP_ID_URI);

  final MutableClock clock = new MutableClock(NOW);
  final ManualScheduler scheduler = new ManualScheduler(clock).withoutRecurringTasks();
  final MockEntra entra = MockEntra.builder().clock(clock).start();
  final String clientId = UUID.randomUUID().toString();
  final AppRegistration app = entra.register(clientId).rolesOn(Contoso.BILLING_CLIENT_ID, "Bills.Read.All");
  final StoreInMemory store = new StoreInMemory();
  final List<String> calls = new ArrayList<>();
  final Path keyStore;
  SigningKey first = FIRST.certified(NOW.minus(Duration.ofDays(AFTER_DAYS)), NOW.plus(Duration.ofDays(300)));
  String password = PASSWORD;
  String objectId;
  /** What is answered in the mock's place, by what is asked for. */
  final Map<String, Supplier<OutboundResponse>> instead = new HashMap<>();
  private final List<Machine> machines = new ArrayList<>();
  private int pairs;

  RotationLab(Path folder) {
    keyStore = folder.resolve(clientId + ".p12");
    objectId = app.application().id();
    app.certificate(first);
    write(first);
  }

  /** Puts this certificate and its key into the key store that is configured. */
  void write(SigningKey key) {
    try (OutputStream file = Files.newOutputStream(keyStore)) {
      KeyStore made = KeyStore.getInstance("PKCS12");
      made.load(null, null);
      made.setKeyEntry("client", key.privateKey(), password.toCharArray(), new Certificate[] {key.certificate()});
      made.store(file, password.toCharArray());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The first certificate, in its key store and at Entra, is due so much later. */
  void renewIn(Duration duration) {
    replaceBy(NOW.minus(Duration.ofDays(AFTER_DAYS)).plus(duration), NOW.plus(Duration.ofDays(300)));
  }

  /** The first certificate is one of this time. */
  void replaceBy(Instant begin, Instant end) {
    app.withoutCredentials();
    first = FIRST.certified(begin, end);
    app.certificate(first);
    write(first);
  }

  private KeyPair nextPair() {
    int number = pairs++ % MOST_PAIRS;
    if (number == PAIRS.size()) {
      PAIRS.add(SigningKey.generate().keyPair());
    }
    return PAIRS.get(number);
  }

  void stopAll() {
    new ArrayList<>(machines).forEach(Machine::stop);
  }

  ClientSettings settings() {
    SettingValues values = SettingValues.NONE.with(ClientSettings.TENANT_ID, Contoso.TENANT_ID).with(ClientSettings.CLIENT_ID, clientId)
        .with(ClientSettings.LOGIN_BASE_URL, entra.baseUrl()).with(GraphAddress.GRAPH_BASE_URL, entra.graphBaseUrl())
        .with(ClientSettings.CREDENTIAL_WATCH, "off");
    SettingValues certificate = SettingValues.NONE.with(CredentialValues.KEY_STORE_PATH, keyStore.toString())
        .with(CredentialValues.KEY_STORE_PASSWORD, password).with(RotationSettings.ROTATE_AFTER_DAYS, AFTER_DAYS)
        .with(RotationSettings.APPLICATION_OBJECT_ID, objectId).with(RotationSettings.ROTATION_OBJECT_STORE, "keys");
    return ClientSettings.of(values,
        List.of(new CredentialValues(CredentialValues.Kind.CLIENT_CERTIFICATE, "client-certificate", certificate)), name -> null, clock);
  }

  /** Starts the application on a machine of its own. */
  Machine start() {
    return start(moment -> { });
  }

  /** The same, with something that comes in between. */
  Machine start(Hook hook) {
    return start(hook, RotationLock.NONE, 0.5);
  }

  Machine start(Hook hook, RotationLock lock, double random) {
    Machine machine = new Machine(lock, random);
    machine.hook = hook;
    machines.add(machine);
    machine.begin();
    return machine;
  }

  void pass(Duration duration) {
    scheduler.advance(duration);
  }

  /** Lets time pass in steps, and sees after each that every machine gets a token. */
  void pass(Duration duration, Duration step) {
    Instant end = clock.instant().plus(duration);
    while (clock.instant().isBefore(end)) {
      pass(step);
      everyMachineGetsAToken();
    }
  }

  void everyMachineGetsAToken() {
    machines.forEach(Machine::getsAToken);
  }

  boolean isRunning() {
    return !machines.isEmpty();
  }

  List<String> registered() {
    return app.credentials().certificates().stream().map(ClientCertificate::thumbprint).collect(Collectors.toList());
  }

  /** The thumbprint of the certificate that is in the key store. */
  String old() {
    StringBuilder digits = new StringBuilder();
    for (byte each : Base64.getUrlDecoder().decode(first.x5t())) {
      digits.append(String.format("%02X", each));
    }
    return digits.toString();
  }

  RotationState state() {
    return new RotationRecord(store.of(moment -> { }), Contoso.TENANT_ID + "/" + clientId, PASSWORD).read();
  }

  /** How often this was asked for, of addKey, removeKey, applications and token. */
  long calls(String what) {
    return calls.stream().filter(what::equals).count();
  }

  @Override
  public void close() {
    machines.forEach(machine -> machine.timetable.close());
    entra.close();
  }

  /** One that runs the application. */
  final class Machine {

    final Timetable timetable = Timetable.open("entra-jwt.billing", scheduler, scheduler);
    private final RotationLock lock;
    private final double random;
    private boolean dead;
    Hook hook = moment -> { };
    EntraClient client;

    private Machine(RotationLock lock, double random) {
      this.lock = lock;
      this.random = random;
    }

    private void begin() {
      client = EntraClient.open("entra-jwt.billing", settings(), null, WatchRecord.NONE, this::send, timetable, clock);
      CertificateRotation.begin("entra-jwt.billing", client.rolling(), store.of(this::at), lock, this::pair, timetable, clock,
          () -> random);
    }

    private KeyPair pair() {
      at("making a key");
      return nextPair();
    }

    void at(String moment) {
      if (dead) {
        throw new Hook.PowerFailure();
      }
      try {
        hook.at(moment);
      } catch (Hook.PowerFailure failure) {
        stop();
        throw failure;
      }
    }

    /** Pulls the plug. */
    void stop() {
      dead = true;
      machines.remove(this);
      timetable.close();
    }

    boolean isDead() {
      return dead;
    }

    private CompletionStage<OutboundResponse> send(OutboundRequest request) {
      String path = request.uri().getPath();
      String what = path.endsWith("/token") ? "token" : path.endsWith("Key") ? path.substring(path.lastIndexOf('/') + 1) : "applications";
      CompletableFuture<OutboundResponse> sent = new CompletableFuture<>();
      try {
        at("before " + what);
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(http::header);
        calls.add(what);
        if (instead.containsKey(what)) {
          sent.complete(instead.get(what).get());
          return sent;
        }
        HttpResponse<byte[]> response = SOCKETS.send(http.build(), HttpResponse.BodyHandlers.ofByteArray());
        at("after " + what);
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((field, values) -> headers.put(field, values.get(0)));
        sent.complete(new OutboundResponse(response.statusCode(), headers, response.body()));
      } catch (Hook.PowerFailure | RuntimeException failure) {
        sent.completeExceptionally(failure);
      } catch (Exception failure) {
        sent.completeExceptionally(new OutboundException("no answer came"));
      }
      return sent;
    }

    /** Asks for a token, which may take its time. */
    CompletionStage<AccessToken> asks() {
      return client.acquire(BILLING);
    }

    /** A new one from Entra, and not out of memory. */
    AccessToken getsAToken() {
      Hook before = hook;
      hook = moment -> { };
      try {
        AccessToken token = client.acquire(BILLING).toCompletableFuture().getNow(null);
        assertThat(token).as("a token at %s, in %s", clock.instant(), store.entries.size()).isNotNull();
        client.forget(token.value(), null);
        return token;
      } finally {
        hook = before;
      }
    }
  }
}
