package org.muleentra.jwt.tool.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.directory.DirectorySettings;
import org.muleentra.jwt.core.directory.GroupOverage;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.BearerCredentials;
import org.muleentra.jwt.settings.DeclaredSettings;
import org.muleentra.jwt.tool.door.OwnKey;
import org.muleentra.jwt.tool.explain.Explainer;
import org.muleentra.jwt.tool.explain.Explanation;
import org.muleentra.jwt.tool.form.Form;

/** The door of a form, before which tokens of our own making come at any time; for one thread. */
final class Gate {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OwnKey KEY = OwnKey.generate();
  private static final int ANY_SIZE = 1024 * 1024;
  private static final String GRAPH_SETTINGS = "graph";

  /** By which keys are found and issuers are spelt. */
  private static final List<Setting<?, ?>> HOSTS = List.of(TrustedTenants.CLOUD, TrustedTenants.DIRECTORY, TrustedTenants.LOGIN_HOST,
      TrustedTenants.ISSUER_HOST, TrustedTenants.SIGNING_KEYS_APP_ID, TrustedTenants.METADATA_BASE_URL);
  /** By which one of the authorities is chosen. */
  private static final List<Setting<?, ?>> CHOICE = List.of(TrustedTenants.TENANTS, TrustedTenants.DENIED_TENANTS,
      TrustedTenants.B2C_POLICIES, TrustedTenants.TOKEN_VERSIONS);

  /** So many signatures are kept: a token is sent many times while it is good. */
  private static final int KEPT_SIGNATURES = 4096;
  private static final Map<String, String> SIGNED = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > KEPT_SIGNATURES;
    }
  });

  private final SettingValues values;
  private final TrustedTenants tenants;
  private final List<Authority> authorities;
  private final Set<String> audiences;
  private final Map<Setting<?, ?>, Optional<?>> read = new HashMap<>();
  private final RecordClock clock;
  private final Explainer explainer;
  private final String hash;

  Gate(Form form, RecordClock clock) {
    this.values = form.values();
    this.tenants = TrustedTenants.of(values);
    this.authorities = tenants.authorities().all();
    this.audiences = AudienceCheck.accepted(values);
    this.clock = clock;
    this.hash = form.settings().hash();
    this.explainer = new Explainer(ofTheTokenAlone(values), KEY, clock);
  }

  /** Without what Graph tells and how long a token was: neither is in a record, and each is looked at by itself. */
  private static SettingValues ofTheTokenAlone(SettingValues values) {
    SettingValues alone = values.with(BearerCredentials.MAXIMUM_TOKEN_SIZE, ANY_SIZE)
        .with(DirectorySettings.REQUIRE_ENABLED_ACCOUNT, null);
    if (values.get(DirectorySettings.GROUP_OVERAGE) == GroupOverage.GRAPH) {
      alone = alone.with(DirectorySettings.GROUP_OVERAGE, null);
    }
    for (Setting<?, ?> setting : values.settings()) {
      alone = setting.name().startsWith(GRAPH_SETTINGS) ? alone.with(setting, null) : alone;
    }
    return alone;
  }

  /** What is decided of a token that says so, and why. */
  Explanation explain(World world) {
    clock.set(world.at());
    return explainer.explain(SIGNED.computeIfAbsent(json(world.claims()), KEY::sign));
  }

  private static String json(Map<String, Object> claims) {
    try {
      return JSON.writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("claims of our own are JSON", e);
    }
  }

  /** What is set; read, and so proven, once. */
  @SuppressWarnings("unchecked")
  <T> T get(Setting<?, T> setting) {
    return ((Optional<T>) read.computeIfAbsent(setting, one -> Optional.ofNullable(values.get(setting)))).orElse(null);
  }

  List<Authority> authorities() {
    return authorities;
  }

  /** The audiences that are taken, in every spelling. */
  Set<String> audiences() {
    return audiences;
  }

  /** A record tells of its settings by this. */
  String hash() {
    return hash;
  }

  boolean isB2c() {
    return tenants.hosts().kind() == TenantKind.B2C;
  }

  Map<String, String> mappings() {
    return get(Admission.ROLE_MAPPINGS);
  }

  GroupOverage overage() {
    return get(DirectorySettings.GROUP_OVERAGE);
  }

  boolean asksForEnabledAccounts() {
    return get(DirectorySettings.REQUIRE_ENABLED_ACCOUNT);
  }

  /** Whether Graph is asked for the groups that a token left out. */
  boolean asksForGroups() {
    return overage() == GroupOverage.GRAPH && mappings().keySet().stream().anyMatch(Guid::isGuid);
  }

  int longestToken() {
    return get(BearerCredentials.MAXIMUM_TOKEN_SIZE);
  }

  boolean hasTheHostsOf(Gate other) {
    return HOSTS.stream().allMatch(setting -> agreesWith(other, setting));
  }

  boolean hasTheAuthoritiesOf(Gate other) {
    return hasTheHostsOf(other) && CHOICE.stream().allMatch(setting -> agreesWith(other, setting));
  }

  boolean agreesWith(Gate other, Setting<?, ?> setting) {
    return Objects.equals(get(setting), other.get(setting));
  }

  /** Whether the settings of these names are the same. */
  boolean agreesWith(Gate other, List<String> names) {
    return names.stream().allMatch(name -> agreesWith(other, DeclaredSettings.all().get(name)));
  }

  /** Whether the same is asked of Graph, as the same application. */
  boolean asksGraphAs(Gate other) {
    List<Setting<?, ?>> given = new ArrayList<>(values.settings());
    given.addAll(other.values.settings());
    return given.stream().filter(setting -> setting.name().startsWith(GRAPH_SETTINGS) && !setting.shape().isSecret())
        .allMatch(setting -> agreesWith(other, setting));
  }
}
