package org.muleentra.jwt.core.validation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.authority.DirectoryKind;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.BindingCheck;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.CallerKindCheck;
import org.muleentra.jwt.core.check.Check;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.core.check.ClientAuthenticationCheck;
import org.muleentra.jwt.core.check.ClientCheck;
import org.muleentra.jwt.core.check.IdentityCheck;
import org.muleentra.jwt.core.check.IssuerCheck;
import org.muleentra.jwt.core.check.LifetimeCheck;
import org.muleentra.jwt.core.check.PermissionCheck;
import org.muleentra.jwt.core.check.Required;
import org.muleentra.jwt.core.check.TokenAgeCheck;
import org.muleentra.jwt.core.error.Answers;
import org.muleentra.jwt.core.error.Challenge;
import org.muleentra.jwt.core.error.InvalidSettingException;

/**
 * What is expected of a token and its caller; immutable, and good by construction: {@link ParametersBuilder#build()} is
 * the last place where it can be wrong.
 */
public final class ValidationParameters {

  /** Seconds by which clocks may differ unless configured. */
  public static final int DEFAULT_CLOCK_SKEW = 60;

  /** Hours for which the last good keys serve through an outage unless configured. */
  public static final int DEFAULT_OUTAGE_TOLERANCE = 24;

  /** Characters a token may have unless configured; Entra's with 200 groups has about 11,700. */
  public static final int DEFAULT_MAXIMUM_TOKEN_SIZE = 24 * 1024;

  static final int SECONDS_OF_A_DAY = 86_400;

  private final ParametersBuilder settings;
  private final TrustedTenants tenants;
  private final Set<String> audiences;
  private final int clockSkew;
  private final int maximumTokenAge;
  private final int outageTolerance;
  private final int maximumTokenSize;
  private final Set<CallerKind> callerKinds;
  private final Set<String> allowedClientIds;
  private final boolean certificateClientsOnly;
  private final RequiredPermissions permissions;
  private final GroupOverage groupOverage;
  private final boolean requireEnabledAccount;
  private final GraphAccess graphAccess;
  private final RequiredSignIn signIn;
  private final ClaimRules claimRules;
  private final boolean reportOnly;
  private final Map<CallerField, String> backendHeaderNames;
  private final boolean removeAuthorization;
  private final String realm;
  private final String resource;
  private final String resourceMetadata;

  ValidationParameters(ParametersBuilder builder) {
    settings = builder;
    tenants = new TrustedTenants(builder);
    audiences = Audiences.of("audiences", builder.list("audiences"));
    clockSkew = Settings.range("clockSkew", builder.number("clockSkew", DEFAULT_CLOCK_SKEW), 0, 600, "seconds");
    maximumTokenAge = Settings.rangeOrZero("maximumTokenAge", builder.number("maximumTokenAge", 0), 60,
        SECONDS_OF_A_DAY, "seconds");
    outageTolerance = Settings.range("outageTolerance", builder.number("outageTolerance", DEFAULT_OUTAGE_TOLERANCE), 1,
        168, "hours");
    maximumTokenSize = Settings.range("maximumTokenSize",
        builder.number("maximumTokenSize", DEFAULT_MAXIMUM_TOKEN_SIZE), 1024, 1024 * 1024, "characters");
    callerKinds = Settings.choices("callerKinds", builder.list("callerKinds"), CallerKind.class, CallerKind::setting,
        EnumSet.of(CallerKind.USER, CallerKind.APP));
    allowedClientIds = Settings.guids("allowedClientIds", builder.list("allowedClientIds"));
    certificateClientsOnly = builder.flag("certificateClientsOnly");
    permissions = new RequiredPermissions(builder, audiences);
    groupOverage = Settings.choice("groupOverage", builder.text("groupOverage"), GroupOverage.values(),
        GroupOverage::setting, GroupOverage.DENY);
    requireEnabledAccount = builder.flag("requireEnabledAccount");
    String graphBaseUrl = Addresses.graphBase("graphBaseUrl", builder.text("graphBaseUrl"));
    graphAccess = GraphAccess.of(builder, groupOverage == GroupOverage.GRAPH || requireEnabledAccount,
        graphBaseUrl != null ? graphBaseUrl : tenants.cloud().graphBaseUrl());
    if (graphAccess != null && hosts().kind() == DirectoryKind.B2C) {
      throw new InvalidSettingException("graphClientId", "cannot be combined with directory b2c, whose tokens have no groups");
    }
    if (graphAccess != null && tenants.includeAnyOrganization()) {
      throw new InvalidSettingException("graphClientId", "needs listed tenants: any other tenant does not know it");
    }
    signIn = new RequiredSignIn(builder);
    claimRules = Settings.claimRules("claimRules", builder.list("claimRules"));
    Contradictions.refuse(this, tenants, permissions);
    reportOnly = builder.flag("reportOnly");
    backendHeaderNames = HeaderName.byField(builder.flag("exposeHeaders"), "headerNames", builder.map("headerNames"));
    removeAuthorization = builder.flag("removeAuthorization");
    resource = ResourceIdentifier.proven("resource", Addresses.url("resource", builder.text("resource")));
    realm = Settings.printable("realm", builder.text("realm"));
    String metadataAddress = ResourceIdentifier.provenMetadata("resourceMetadata",
        Addresses.url("resourceMetadata", builder.text("resourceMetadata")), resource);
    resourceMetadata = metadataAddress != null ? metadataAddress : ResourceIdentifier.metadataAddress(resource);
  }

  /** Starts from the defaults: everything but tenants and audiences has one. */
  public static ParametersBuilder builder() {
    return new ParametersBuilder();
  }

  /**
   * The same expectations but for what is changed.
   *
   * @throws InvalidSettingException naming the setting that is wrong
   */
  public ValidationParameters with(Consumer<ParametersBuilder> change) {
    ParametersBuilder builder = new ParametersBuilder(settings);
    change.accept(builder);
    return builder.build();
  }

  /** What is suspicious about them, each a sentence that names the field, to be told once at the start; mostly nothing. */
  public List<String> doubts() {
    return Doubts.of(this, tenants, permissions);
  }

  /** The authorities that follow from tenants, versions and cloud. */
  public Authorities authorities() {
    return tenants.authorities();
  }

  /**
   * The checks, in the order of the contract: who issued it, for whom, when, to whom, what it permits, and how strongly
   * the user authenticated.
   */
  List<Check> checks(Clock clock) {
    List<Check> checks = new ArrayList<>();
    checks.add(new IssuerCheck());
    checks.add(new AudienceCheck(acceptedAudiences()));
    checks.add(new LifetimeCheck(clock, clockSkew));
    if (maximumTokenAge > 0) {
      checks.add(new TokenAgeCheck(clock, maximumTokenAge, clockSkew));
    }
    checks.add(new BindingCheck());
    checks.add(new IdentityCheck());
    checks.add(new CallerKindCheck(callerKinds));
    if (!allowedClientIds.isEmpty()) {
      checks.add(new ClientCheck(allowedClientIds));
    }
    if (certificateClientsOnly) {
      checks.add(new ClientAuthenticationCheck());
    }
    checks.add(new PermissionCheck(permissions.scopes(), permissions.appRoles()));
    checks.addAll(signIn.checks(clock, clockSkew));
    checks.addAll(claimRules.all());
    return checks;
  }

  /** The answers that follow from realm, resource metadata and required scopes. */
  public Answers answers() {
    return new Answers(new Challenge(realm, hosts().authorizationUri(), resourceMetadata,
        permissions.scopes().isEmpty() ? Collections.emptyList() : scopesToAskFor()));
  }

  /** Local role by group object id (in lower case), app role value, directory role or group name; may be empty. */
  public Map<String, String> roleMappings() {
    return permissions.roleMappings();
  }

  /** Where the directory issues tokens and publishes keys. */
  public Hosts hosts() {
    return tenants.hosts();
  }

  /** The local roles that an application on its own needs; may be none. */
  public Required requiredRolesOfApps() {
    return permissions.rolesOfApps();
  }

  /** What happens to a caller with more groups than a token can hold. */
  public GroupOverage groupOverage() {
    return groupOverage;
  }

  /** Whether Microsoft Graph is asked if the caller's account is still enabled. */
  public boolean requireEnabledAccount() {
    return requireEnabledAccount;
  }

  /** As whom and where Microsoft Graph is asked; {@code null} where it is not. */
  public GraphAccess graphAccess() {
    return graphAccess;
  }

  /** Whether refusals are only recorded, and every request passes. */
  public boolean reportOnly() {
    return reportOnly;
  }

  /** The header by which the backend is told each field of the caller; empty where it is told none. */
  public Map<CallerField, String> backendHeaderNames() {
    return backendHeaderNames;
  }

  /** Whether the Authorization header is taken away from the flow. */
  public boolean removeAuthorization() {
    return removeAuthorization;
  }

  /** The address of this API as clients call it, or {@code null}. */
  public String resource() {
    return resource;
  }

  /** Where clients find the metadata of this API, or {@code null}. */
  public String resourceMetadata() {
    return resourceMetadata;
  }

  /** The issuers that clients ask for tokens; of B2C one a policy, since each has metadata of its own. */
  public List<String> authorizationServers() {
    return tenants.authorizationServers();
  }

  /**
   * What clients ask them for: the required scopes, or where there are none whatever was consented to. Metadata and
   * challenges say the same.
   *
   * <p>Entra takes a scope behind its API's App ID URI, or its client id where it has none. A client that states the
   * resource as well (RFC 8707) is served only where the two agree, so an App ID URI that is the resource comes first.
   */
  public List<String> scopesToAskFor() {
    String api = audiences.contains(resource) ? resource
        : audiences.stream().filter(audience -> audience.indexOf(':') > 0).findFirst()
            .orElse(audiences.iterator().next());
    List<String> scopes = new ArrayList<>();
    permissions.scopes().values().forEach(scope -> scopes.add(api + "/" + scope));
    return scopes.isEmpty() ? Collections.singletonList(api + "/.default") : Collections.unmodifiableList(scopes);
  }

  /** The local roles that a caller other than an application on its own needs; may be none. */
  public Required requiredRoles() {
    return permissions.roles();
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

  /** The kinds of caller allowed, at least one. */
  public Set<CallerKind> callerKinds() {
    return callerKinds;
  }

  /** The accepted values of {@code aud}, at least one; client ids in lower case. */
  public Set<String> audiences() {
    return audiences;
  }

  /** The same with every spelling that Entra has of them. */
  Set<String> acceptedAudiences() {
    return Audiences.inEntrasSpelling(audiences);
  }

  Set<String> allowedClientIds() {
    return allowedClientIds;
  }

  boolean certificateClientsOnly() {
    return certificateClientsOnly;
  }

  ClaimRules claimRules() {
    return claimRules;
  }

  RequiredSignIn signIn() {
    return signIn;
  }
}
