package org.muleentra.jwt.core.validation;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.error.Answers;
import org.muleentra.jwt.core.error.InvalidSettingException;

/**
 * What is expected of a token and its caller; immutable, and good by construction: {@link Builder#build()} is the last
 * place where it can be wrong.
 */
public final class ValidationParameters {

  /** Seconds by which clocks may differ unless configured. */
  public static final int DEFAULT_CLOCK_SKEW = 60;

  /** Hours for which the last good keys serve through an outage unless configured. */
  public static final int DEFAULT_OUTAGE_TOLERANCE = 24;

  /** Characters a token may have unless configured; Entra's with 200 groups has about 11,700. */
  public static final int DEFAULT_MAXIMUM_TOKEN_SIZE = 64 * 1024;

  private final Builder settings;
  private final Set<String> tenants;
  private final Set<String> audiences;
  private final Cloud cloud;
  private final Set<TokenVersion> tokenVersions;
  private final String metadataBaseUrl;
  private final Set<CallerKind> callerKinds;
  private final Set<String> allowedClientIds;
  private final Set<String> requiredScopes;
  private final Set<String> requiredAppRoles;
  private final Map<String, String> roleMappings;
  private final Set<String> requiredRoles;
  private final int clockSkew;
  private final int outageTolerance;
  private final int maximumTokenSize;
  private final String realm;
  private final String resourceMetadata;

  private ValidationParameters(Builder builder) {
    settings = builder;
    tenants = Settings.tenants("tenants", builder.tenants);
    audiences = Settings.atLeastOne("audiences", Settings.words("audiences", builder.audiences));
    cloud = Settings.choice("cloud", builder.cloud, Cloud.values(), Cloud::setting, Cloud.GLOBAL);
    tokenVersions = Settings.choices("tokenVersions", builder.tokenVersions, TokenVersion.class, TokenVersion::claim);
    metadataBaseUrl = Settings.baseUrl("metadataBaseUrl", builder.metadataBaseUrl);
    callerKinds = Settings.choices("callerKinds", builder.callerKinds, CallerKind.class, CallerKind::setting);
    allowedClientIds = Settings.guids("allowedClientIds", builder.allowedClientIds);
    requiredScopes = Settings.scopes("requiredScopes", builder.requiredScopes);
    requiredAppRoles = Settings.words("requiredAppRoles", builder.requiredAppRoles);
    roleMappings = Settings.mappings("roleMappings", builder.roleMappings);
    requiredRoles = Settings.texts("requiredRoles", builder.requiredRoles);
    if (!roleMappings.values().containsAll(requiredRoles)) {
      throw new InvalidSettingException("requiredRoles", "must name only roles that roleMappings grants");
    }
    clockSkew = Settings.range("clockSkew", builder.clockSkew, 0, 600, "seconds");
    outageTolerance = Settings.range("outageTolerance", builder.outageTolerance, 1, 168, "hours");
    maximumTokenSize = Settings.range("maximumTokenSize", builder.maximumTokenSize, 1024, 1024 * 1024, "characters");
    realm = Settings.printable("realm", builder.realm);
    resourceMetadata = Settings.url("resourceMetadata", builder.resourceMetadata);
  }

  /** Starts from the defaults: everything but tenants and audiences has one. */
  public static Builder builder() {
    return new Builder();
  }

  /** The same expectations but for the permissions required; {@code null} keeps what was configured. */
  public ValidationParameters requiring(Collection<String> scopes, Collection<String> appRoles,
      Collection<String> roles) {
    Builder builder = new Builder(settings);
    if (scopes != null) {
      builder.requiredScopes(scopes);
    }
    if (appRoles != null) {
      builder.requiredAppRoles(appRoles);
    }
    if (roles != null) {
      builder.requiredRoles(roles);
    }
    return builder.build();
  }

  /** The authorities that follow from tenants, versions and cloud. */
  public Authorities authorities() {
    return new Authorities(tenants, tokenVersions, cloud, metadataBaseUrl);
  }

  /** The answers that follow from realm, resource metadata and required scopes. */
  public Answers answers() {
    return new Answers(realm, resourceMetadata, requiredScopes);
  }

  /** The accepted values of {@code aud}, at least one. */
  public Set<String> audiences() {
    return audiences;
  }

  /** The kinds of caller allowed, at least one. */
  public Set<CallerKind> callerKinds() {
    return callerKinds;
  }

  /** The client ids allowed, in lower case; empty for any. */
  public Set<String> allowedClientIds() {
    return allowedClientIds;
  }

  /** The scopes of which a delegated caller needs one; may be empty. */
  public Set<String> requiredScopes() {
    return requiredScopes;
  }

  /** The app roles of which an application needs one; may be empty. */
  public Set<String> requiredAppRoles() {
    return requiredAppRoles;
  }

  /** Local role by group object id (in lower case) or app role value; may be empty. */
  public Map<String, String> roleMappings() {
    return roleMappings;
  }

  /** The local roles of which a caller needs one; may be empty. */
  public Set<String> requiredRoles() {
    return requiredRoles;
  }

  /** How far clocks may differ, 0 to 600 seconds. */
  public int clockSkew() {
    return clockSkew;
  }

  /** How long the last good keys serve through an outage, 1 to 168 hours. */
  public Duration outageTolerance() {
    return Duration.ofHours(outageTolerance);
  }

  /** The longest token that is looked at, 1,024 to 1,048,576 characters. */
  public int maximumTokenSize() {
    return maximumTokenSize;
  }

  /** Collects settings under their names in the form; a list or text left {@code null} or empty takes its default. */
  public static final class Builder {

    private Collection<String> tenants;
    private Collection<String> audiences;
    private String cloud;
    private Collection<String> tokenVersions;
    private String metadataBaseUrl;
    private Collection<String> callerKinds;
    private Collection<String> allowedClientIds;
    private Collection<String> requiredScopes;
    private Collection<String> requiredAppRoles;
    private Map<String, String> roleMappings;
    private Collection<String> requiredRoles;
    private int clockSkew = DEFAULT_CLOCK_SKEW;
    private int outageTolerance = DEFAULT_OUTAGE_TOLERANCE;
    private int maximumTokenSize = DEFAULT_MAXIMUM_TOKEN_SIZE;
    private String realm;
    private String resourceMetadata;

    private Builder() {}

    private Builder(Builder other) {
      tenants = other.tenants;
      audiences = other.audiences;
      cloud = other.cloud;
      tokenVersions = other.tokenVersions;
      metadataBaseUrl = other.metadataBaseUrl;
      callerKinds = other.callerKinds;
      allowedClientIds = other.allowedClientIds;
      requiredScopes = other.requiredScopes;
      requiredAppRoles = other.requiredAppRoles;
      roleMappings = other.roleMappings;
      requiredRoles = other.requiredRoles;
      clockSkew = other.clockSkew;
      outageTolerance = other.outageTolerance;
      maximumTokenSize = other.maximumTokenSize;
      realm = other.realm;
      resourceMetadata = other.resourceMetadata;
    }

    /** Tenant GUIDs, or the one word {@code organizations}; required. */
    public Builder tenants(Collection<String> values) {
      tenants = Settings.copy(values);
      return this;
    }

    /** Accepted values of {@code aud}; required. */
    public Builder audiences(Collection<String> values) {
      audiences = Settings.copy(values);
      return this;
    }

    /** {@code global} (default), {@code usGov} or {@code china}. */
    public Builder cloud(String value) {
      cloud = value;
      return this;
    }

    /** Any of {@code 1.0} and {@code 2.0}; both by default. */
    public Builder tokenVersions(Collection<String> values) {
      tokenVersions = Settings.copy(values);
      return this;
    }

    /** Where metadata is read instead of the cloud's login host: https, or http to a loopback address. */
    public Builder metadataBaseUrl(String value) {
      metadataBaseUrl = value;
      return this;
    }

    /** Any of {@code user} and {@code app}; both by default. */
    public Builder callerKinds(Collection<String> values) {
      callerKinds = Settings.copy(values);
      return this;
    }

    /** Client ids (GUIDs) that may call; any by default. */
    public Builder allowedClientIds(Collection<String> values) {
      allowedClientIds = Settings.copy(values);
      return this;
    }

    /** Scopes of which a delegated caller needs one. */
    public Builder requiredScopes(Collection<String> values) {
      requiredScopes = Settings.copy(values);
      return this;
    }

    /** App roles of which an application needs one. */
    public Builder requiredAppRoles(Collection<String> values) {
      requiredAppRoles = Settings.copy(values);
      return this;
    }

    /** Local role by group object id or app role value. */
    public Builder roleMappings(Map<String, String> values) {
      roleMappings = Settings.copy(values);
      return this;
    }

    /** Local roles of which every caller needs one. */
    public Builder requiredRoles(Collection<String> values) {
      requiredRoles = Settings.copy(values);
      return this;
    }

    /** How far clocks may differ, 0 to 600 seconds; {@value #DEFAULT_CLOCK_SKEW} by default. */
    public Builder clockSkew(int seconds) {
      clockSkew = seconds;
      return this;
    }

    /** How long the last good keys serve, 1 to 168 hours; {@value #DEFAULT_OUTAGE_TOLERANCE} by default. */
    public Builder outageTolerance(int hours) {
      outageTolerance = hours;
      return this;
    }

    /** The longest token, 1,024 to 1,048,576 characters; {@value #DEFAULT_MAXIMUM_TOKEN_SIZE} by default. */
    public Builder maximumTokenSize(int characters) {
      maximumTokenSize = characters;
      return this;
    }

    /** The realm of the challenge, printable ASCII. */
    public Builder realm(String value) {
      realm = value;
      return this;
    }

    /** The address of the protected resource metadata (RFC 9728) for the challenge. */
    public Builder resourceMetadata(String value) {
      resourceMetadata = value;
      return this;
    }

    /**
     * The parameters.
     *
     * @throws InvalidSettingException naming the first setting that is wrong, and the rule
     */
    public ValidationParameters build() {
      return new ValidationParameters(this);
    }
  }
}
