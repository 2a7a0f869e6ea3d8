package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.setting.Addresses;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** As whom and where we ask for tokens of our own, proven; immutable, and never shows a credential. */
public final class ClientSettings {

  /** The tenant that gives the tokens. */
  public static final Setting<String, String> TENANT_ID = Setting.text("tenantId", Format.GUID);

  /** The application that asks. */
  public static final Setting<String, String> CLIENT_ID = Setting.text("clientId", Format.GUID);

  /** Where tokens are asked for, in place of the login host: the beginning alone, as tenant and path follow. */
  public static final Setting<String, String> LOGIN_BASE_URL = Setting.text("loginBaseUrl", Addresses.BASE
      .rule(base -> !Addresses.pathOf(base).contains("/oauth2/"), "must be the base that tenant and /oauth2/v2.0/token are"
          + " appended to, such as https://login.microsoftonline.com"));

  /** Whether our registration is read once a day, so that the end of a credential is told weeks before. */
  public static final Setting<String, Watch> CREDENTIAL_WATCH =
      Setting.choice("credentialWatch", Watch.values(), Watch::setting, Watch.GRAPH);

  /** The configuration of the API that this application is itself. */
  public static final Setting<String, String> GATEKEEPER = Setting.text("gatekeeper", Format.TEXT);

  /** Whether a token of our own must pass that API once an hour. */
  public static final Setting<Boolean, Boolean> SELF_PROBE = Setting.flag("selfProbe");

  /** Where the ends of credentials are looked for. */
  enum Watch {
    GRAPH("graph"), OFF("off");

    private final String setting;

    Watch(String setting) {
      this.setting = setting;
    }

    private String setting() {
      return setting;
    }
  }

  /** What credentials are told by in messages, and in XML. */
  private static final String CREDENTIALS = "credentials";

  /** {@code null} where it is a managed identity, as is the tenant. */
  final AppIdentity identity;
  final String tenantId;
  /** {@code null} where it is an application with credentials of its own. */
  final ManagedIdentity managed;
  final GraphAddress graph;
  final boolean watches;
  final boolean probes;
  private final String gatekeeper;
  /** {@code null} where no certificate is rotated, as is the next. */
  final RotationSettings rotation;
  final StoredCertificate rotated;

  private ClientSettings(AppIdentity identity, String tenantId, ManagedIdentity managed, RotationSettings rotation, StoredCertificate rotated,
      SettingValues values) {
    this.rotation = rotation;
    this.rotated = rotated;
    this.identity = identity;
    this.tenantId = tenantId;
    this.managed = managed;
    this.graph = GraphAddress.of(values, values.get(TrustedTenants.CLOUD));
    this.watches = values.get(CREDENTIAL_WATCH) == Watch.GRAPH && managed == null;
    this.probes = values.get(SELF_PROBE);
    this.gatekeeper = values.get(GATEKEEPER);
    require(SELF_PROBE.name(), !probes || gatekeeper != null, "needs " + GATEKEEPER.name() + ", the configuration of the API that is probed");
  }

  /**
   * As configured.
   *
   * @param given one credential, or two of which the second serves when the first is rejected; none where the environment is
   *     that of workload identity
   * @param environment reads a variable of this process, or {@code null} where it has none
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static ClientSettings of(SettingValues values, List<CredentialValues> given, UnaryOperator<String> environment,
      Clock clock) {
    if (ManagedIdentity.isGiven(values)) {
      return ofManaged(values, given, environment);
    }
    List<CredentialValues> each = given.stream().flatMap(credential -> credential.parts().stream()).collect(Collectors.toList());
    List<CredentialValues> credentials = each.isEmpty() && environment.apply(FederatedAssertion.VARIABLE) != null
        ? Collections.singletonList(CredentialValues.ofEnvironment()) : each;
    boolean federated = credentials.stream().anyMatch(CredentialValues::isFederated);
    // The webhook of workload identity names these beside the file ("Mutating Admission Webhook").
    String tenantId = id(TENANT_ID, values, federated ? environment.apply("AZURE_TENANT_ID") : null);
    String clientId = id(CLIENT_ID, values, federated ? environment.apply("AZURE_CLIENT_ID") : null);
    String loginHost = values.get(TrustedTenants.LOGIN_HOST);
    String ofEnvironment = federated && loginHost == null ? environment.apply("AZURE_AUTHORITY_HOST") : null;
    Hosts hosts = new Hosts(TenantKind.WORKFORCE, values.get(TrustedTenants.CLOUD), loginHost, null, null,
        (values.has(LOGIN_BASE_URL) ? values : values.with(LOGIN_BASE_URL, ofEnvironment)).get(LOGIN_BASE_URL));
    require(CREDENTIALS, credentials.size() == 1 || credentials.size() == 2, "must be one, or two of which the second"
        + " serves when Entra rejects the first");
    requireFirstCertificate(credentials);
    List<ClientCredential> proven = new ArrayList<>();
    RotationSettings rotation = null;
    StoredCertificate rotated = null;
    for (CredentialValues credential : credentials) {
      RotationSettings own = credential.rotation();
      // A certificate that ended keeps nobody from a restart while another credential serves.
      proven.add(credential.credential(environment, credentials.size() > 1, clock));
      if (own != null) {
        rotation = own;
        rotated = (StoredCertificate) proven.get(proven.size() - 1);
      }
    }
    if (proven.stream().noneMatch(ClientCredential::isInItsTime)) {
      credentials.get(0).credential(environment, false, clock);
    }
    ClientCredential last = proven.get(proven.size() - 1);
    require(last.name(), proven.size() == 1 || !last.isSameAs(proven.get(0)), "must be another than " + proven.get(0).name()
        + ", as it serves when Entra rejects that");
    return new ClientSettings(AppIdentity.of(clientId, proven, hosts), tenantId, null, rotation, rotated, values);
  }

  private static void requireFirstCertificate(List<CredentialValues> credentials) {
    CredentialValues second = credentials.stream().filter(each -> each.is(CredentialValues.Kind.SECOND_CLIENT_CERTIFICATE))
        .findAny().orElse(null);
    require(second == null ? CREDENTIALS : second.name(), second == null
        || credentials.stream().anyMatch(each -> each.is(CredentialValues.Kind.CLIENT_CERTIFICATE)),
        "needs client-certificate, which is where a single certificate is given");
  }

  /** The platform knows whose it is, and which tenant's. */
  private static ClientSettings ofManaged(SettingValues values, List<CredentialValues> given, UnaryOperator<String> environment) {
    for (Setting<?, ?> other : Arrays.asList(TENANT_ID, CLIENT_ID, LOGIN_BASE_URL, TrustedTenants.LOGIN_HOST)) {
      require(other.name(), !values.has(other), "cannot be combined with a managed identity");
    }
    require(CREDENTIALS, given.isEmpty(), "cannot be combined with a managed identity, which is the credential");
    return new ClientSettings(null, null, ManagedIdentity.of(values, environment), null, null, values);
  }

  /** Whether tokens come from a host of managed identities, to which no proxy may lead. */
  public boolean isManagedIdentity() {
    return managed != null;
  }

  /** The name of the configuration of the API that this application is itself, or {@code null}. */
  public String gatekeeper() {
    return gatekeeper;
  }

  /** How the certificate is rotated, or {@code null} where it is not. */
  public RotationSettings rotation() {
    return rotation;
  }

  private static String id(Setting<String, String> setting, SettingValues values, String ofEnvironment) {
    String id = (values.has(setting) ? values : values.with(setting, ofEnvironment)).get(setting);
    require(setting.name(), id != null, "must be given");
    return id;
  }

  /** What is suspicious about the credentials, each a sentence that names the field; mostly nothing. */
  public List<String> doubts() {
    return identity == null ? Collections.emptyList() : Collections.unmodifiableList(identity.doubts());
  }
}
