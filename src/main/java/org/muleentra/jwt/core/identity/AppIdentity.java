package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.MonotonicClock;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.VitalSign;

/** The application that we are at Entra, its credential, and where it gets tokens; immutable, and never shows its credential. */
public final class AppIdentity {

  /** The client id of the application. */
  public static final Setting<String, String> GRAPH_CLIENT_ID = Setting.text("graphClientId", Format.GUID);

  /** Its secret. */
  public static final Setting<String, String> GRAPH_CLIENT_SECRET = Setting.secret("graphClientSecret", Format.CREDENTIAL);

  /** Its certificate and unencrypted private key, PEM; line breaks may be spaces. */
  public static final Setting<String, String> GRAPH_CERTIFICATE = Setting.secret("graphCertificate", Format.CREDENTIAL);

  /** The path of its federated assertion, a JWT. */
  public static final Setting<String, String> GRAPH_ASSERTION_FILE = Setting.text("graphAssertionFile", Format.TEXT);

  private static final List<Setting<String, String>> CREDENTIALS =
      Collections.unmodifiableList(Arrays.asList(GRAPH_CLIENT_SECRET, GRAPH_CERTIFICATE, GRAPH_ASSERTION_FILE));

  private static final String TOKEN_PATH = "/oauth2/v2.0/token";

  private final String clientId;
  private final Credentials credentials;
  private final Hosts hosts;

  private AppIdentity(String clientId, List<ClientCredential> credentials, Hosts hosts) {
    this.clientId = clientId;
    this.credentials = new Credentials(credentials);
    this.hosts = hosts;
  }

  /**
   * The application that the settings state.
   *
   * @throws InvalidSettingException when it is none, has no credential or more than one
   */
  public static AppIdentity of(SettingValues values, Hosts hosts, Clock clock) {
    String clientId = values.get(GRAPH_CLIENT_ID);
    require(GRAPH_CLIENT_ID.name(), clientId != null, "must be given for groupOverage graph and requireEnabledAccount");
    require(nameOfCredentials(), CREDENTIALS.stream().filter(values::has).count() == 1,
        "must hold exactly one credential of the application that asks Microsoft Graph");
    return new AppIdentity(clientId, Collections.singletonList(credential(values, clock)), hosts);
  }

  /** One with credentials that are proven, the preferred first. */
  static AppIdentity of(String clientId, List<ClientCredential> credentials, Hosts hosts) {
    return new AppIdentity(clientId, credentials, hosts);
  }

  /** Refuses settings of an application that nothing needs: {@code need} says what would. */
  public static void requireNone(SettingValues values, String need) {
    // Proven all the same: a wrong value is told before one too many.
    require(GRAPH_CLIENT_ID.name(), values.get(GRAPH_CLIENT_ID) == null, "needs " + need);
    require(nameOfCredentials(), CREDENTIALS.stream().allMatch(setting -> values.get(setting) == null), "need " + need);
  }

  private static String nameOfCredentials() {
    return GRAPH_CLIENT_SECRET.name() + ", " + GRAPH_CERTIFICATE.name() + " and " + GRAPH_ASSERTION_FILE.name();
  }

  private static ClientCredential credential(SettingValues values, Clock clock) {
    if (values.has(GRAPH_CLIENT_SECRET)) {
      return new ClientSecret(GRAPH_CLIENT_SECRET.name(), values.get(GRAPH_CLIENT_SECRET));
    }
    if (values.has(GRAPH_CERTIFICATE)) {
      String field = GRAPH_CERTIFICATE.name();
      return new ClientCertificate(field, SigningIdentity.ofPem(field, values.get(GRAPH_CERTIFICATE), null, null, clock), clock);
    }
    try {
      return new FederatedAssertion(GRAPH_ASSERTION_FILE.name(), Paths.get(values.get(GRAPH_ASSERTION_FILE)));
    } catch (InvalidPathException e) {
      throw new InvalidSettingException(GRAPH_ASSERTION_FILE.name(), "must be the path of a file");
    }
  }

  /** What is suspicious about it, each a sentence that names the field; mostly nothing. */
  public List<String> doubts() {
    return credentials.doubts();
  }

  /** The memory of its tokens in one tenant, which is a GUID; nothing is asked yet. */
  public AccessTokens tokens(String tenantId, Transport transport, Timetable timetable, Clock clock) {
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    return new AccessTokens(new TokenEndpoint(this, tenantId, transport, timetable, clock, random), TokenLog.SILENT, timetable, random);
  }

  /** Whether its credential serves, and when its certificate ends, of which no registration is read. */
  public VitalSign vitals(MonotonicClock monotonic, Clock clock) {
    return new CredentialVitals(credentials, new CredentialEnds(), monotonic, clock);
  }

  Credentials credentials() {
    return credentials;
  }

  String clientId() {
    return clientId;
  }

  /** The address of the authorization endpoint for a claims challenge. */
  String authorizationUri() {
    return hosts.authorizationUri();
  }

  /** Where a tenant gives us tokens; {@code tenantId} is a GUID. */
  URI tokenEndpoint(String tenantId) {
    return URI.create(hosts.base(tenantId) + "/" + tenantId + TOKEN_PATH);
  }

  /** See {@link Credentials#proof}; Entra looks for its own address in an assertion, and a mirror hands it on as it is. */
  Credentials.Proof proof(Credentials.Proof after, String tenantId, MonotonicClock clock) {
    return credentials.proof(after, clientId, URI.create(hosts.loginBase(tenantId) + "/" + tenantId + TOKEN_PATH), clock);
  }

  /** See {@link Credentials#prefer}. */
  void prefer(List<ClientCredential> credentials) {
    this.credentials.prefer(credentials);
  }

  /** The same application with this credential alone. */
  AppIdentity provenBy(ClientCredential credential) {
    return new AppIdentity(clientId, Collections.singletonList(credential), hosts);
  }

  void rejected(Credentials.Proof proof, TokenException rejection, MonotonicClock clock) {
    credentials.rejected(proof, clientId, rejection, clock);
  }

  void accepted(Credentials.Proof proof) {
    credentials.accepted(proof, clientId);
  }
}
