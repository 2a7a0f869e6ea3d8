package org.muleentra.jwt.core.validation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.muleentra.jwt.core.error.InvalidSettingException;

/**
 * Collects settings under their names in the form; a list or text left {@code null} or empty takes its default. One
 * thread.
 */
public final class ParametersBuilder {

  private final Map<String, Object> values;

  ParametersBuilder() {
    values = new HashMap<>();
  }

  ParametersBuilder(ParametersBuilder other) {
    values = new HashMap<>(other.values);
  }

  /** Tenant GUIDs, or the word {@code organizations} for any other organization's; required. */
  public ParametersBuilder tenants(Collection<String> values) {
    return set("tenants", Settings.copy(values));
  }

  /** Tenants (GUIDs) that are refused although {@code organizations} would take them. */
  public ParametersBuilder deniedTenants(Collection<String> values) {
    return set("deniedTenants", Settings.copy(values));
  }

  /** Accepted values of {@code aud}; required. */
  public ParametersBuilder audiences(Collection<String> values) {
    return set("audiences", Settings.copy(values));
  }

  /** {@code global} (default), {@code usGov} or {@code china}. */
  public ParametersBuilder cloud(String value) {
    return set("cloud", value);
  }

  /** {@code workforce} (default), {@code externalId} or {@code b2c}. */
  public ParametersBuilder directory(String value) {
    return set("directory", value);
  }

  /** The host that logs in and issues v2 tokens, in place of the cloud's; B2C needs one. */
  public ParametersBuilder loginHost(String value) {
    return set("loginHost", value);
  }

  /** The host in the issuer of v1 tokens, in place of the cloud's. */
  public ParametersBuilder issuerHost(String value) {
    return set("issuerHost", value);
  }

  /** User flows or custom policies of B2C ({@code tfp}) whose tokens are accepted; B2C needs at least one. */
  public ParametersBuilder b2cPolicies(Collection<String> values) {
    return set("b2cPolicies", Settings.copy(values));
  }

  /** The client id (GUID) of an API that has signing keys of its own. */
  public ParametersBuilder signingKeysAppId(String value) {
    return set("signingKeysAppId", value);
  }

  /** Any of {@code 1.0} and {@code 2.0}; both by default. */
  public ParametersBuilder tokenVersions(Collection<String> values) {
    return set("tokenVersions", Settings.copy(values));
  }

  /** Where metadata is read instead of the cloud's login host: https, or http to a loopback address. */
  public ParametersBuilder metadataBaseUrl(String value) {
    return set("metadataBaseUrl", value);
  }

  /** How far clocks may differ, 0 to 600 seconds; {@value ValidationParameters#DEFAULT_CLOCK_SKEW} by default. */
  public ParametersBuilder clockSkew(int seconds) {
    return set("clockSkew", seconds);
  }

  /** How long after its issue a token is taken, 60 to 86,400 seconds; 0, the default, for as long as it lives. */
  public ParametersBuilder maximumTokenAge(int seconds) {
    return set("maximumTokenAge", seconds);
  }

  /** How long the last good keys serve, 1 to 168 hours; {@value ValidationParameters#DEFAULT_OUTAGE_TOLERANCE} by default. */
  public ParametersBuilder outageTolerance(int hours) {
    return set("outageTolerance", hours);
  }

  /** The longest token, 1,024 to 1,048,576 characters; {@value ValidationParameters#DEFAULT_MAXIMUM_TOKEN_SIZE} by default. */
  public ParametersBuilder maximumTokenSize(int characters) {
    return set("maximumTokenSize", characters);
  }

  /** Any of {@code user}, {@code app}, {@code agent}, {@code agentUser}, {@code agentForUser}; user and app by default. */
  public ParametersBuilder callerKinds(Collection<String> values) {
    return set("callerKinds", Settings.copy(values));
  }

  /** Client ids (GUIDs) that may call; any by default. */
  public ParametersBuilder allowedClientIds(Collection<String> values) {
    return set("allowedClientIds", Settings.copy(values));
  }

  /** Whether clients must authenticate with a certificate; not by default. */
  public ParametersBuilder certificateClientsOnly(boolean value) {
    return set("certificateClientsOnly", value);
  }

  /** Scopes of which a delegated caller needs one, or all. */
  public ParametersBuilder requiredScopes(Collection<String> values) {
    return set("requiredScopes", Settings.copy(values));
  }

  /** {@code any} (default) or {@code all} of the required scopes. */
  public ParametersBuilder scopeMatch(String value) {
    return set("scopeMatch", value);
  }

  /** App roles of which an application needs one, or all. */
  public ParametersBuilder requiredAppRoles(Collection<String> values) {
    return set("requiredAppRoles", Settings.copy(values));
  }

  /** {@code any} (default) or {@code all} of the required app roles. */
  public ParametersBuilder appRoleMatch(String value) {
    return set("appRoleMatch", value);
  }

  /** Local role by group object id, app role value, directory role id or group name. */
  public ParametersBuilder roleMappings(Map<String, String> values) {
    return set("roleMappings", Settings.copy(values));
  }

  /** Local roles of which every caller needs one, or all. */
  public ParametersBuilder requiredRoles(Collection<String> values) {
    return set("requiredRoles", Settings.copy(values));
  }

  /** Local roles of which an application on its own needs one, or all, in place of the required roles. */
  public ParametersBuilder requiredRolesOfApps(Collection<String> values) {
    return set("requiredRolesOfApps", Settings.copy(values));
  }

  /** {@code any} (default) or {@code all} of the required roles. */
  public ParametersBuilder roleMatch(String value) {
    return set("roleMatch", value);
  }

  /** The Conditional Access authentication context that a user must have satisfied, {@code c1} to {@code c99}. */
  public ParametersBuilder requiredAuthenticationContext(String value) {
    return set("requiredAuthenticationContext", value);
  }

  /** Authentication methods ({@code amr}) of which a user needs one, such as {@code mfa}. */
  public ParametersBuilder requiredAuthenticationMethods(Collection<String> values) {
    return set("requiredAuthenticationMethods", Settings.copy(values));
  }

  /** How long ago a user may have authenticated, 60 to 86,400 seconds; 0, the default, for any time. */
  public ParametersBuilder maximumAuthenticationAge(int seconds) {
    return set("maximumAuthenticationAge", seconds);
  }

  /** Rules of the form {@code claim operator value}, all of which must hold. */
  public ParametersBuilder claimRules(Collection<String> values) {
    return set("claimRules", Settings.copy(values));
  }

  /** {@code deny} (default), {@code graph} or {@code appRolesOnly}, for a caller with more groups than a token holds. */
  public ParametersBuilder groupOverage(String value) {
    return set("groupOverage", value);
  }

  /** The client id (GUID) of the application that asks Microsoft Graph. */
  public ParametersBuilder graphClientId(String value) {
    return set("graphClientId", value);
  }

  /** Its secret; exactly one of secret, certificate and assertion file. */
  public ParametersBuilder graphClientSecret(String value) {
    return set("graphClientSecret", value);
  }

  /** Its certificate and unencrypted private key (PKCS#8), PEM; line breaks may be spaces. */
  public ParametersBuilder graphCertificate(String value) {
    return set("graphCertificate", value);
  }

  /** The path of its federated assertion, a JWT. */
  public ParametersBuilder graphAssertionFile(String value) {
    return set("graphAssertionFile", value);
  }

  /** Where Microsoft Graph is, in place of the cloud's: https, or http to a loopback address. */
  public ParametersBuilder graphBaseUrl(String value) {
    return set("graphBaseUrl", value);
  }

  /** Whether Microsoft Graph is asked if the caller's account is still enabled; not by default. */
  public ParametersBuilder requireEnabledAccount(boolean value) {
    return set("requireEnabledAccount", value);
  }

  /** Whether refusals are only recorded, and every request passes; not by default. */
  public ParametersBuilder reportOnly(boolean value) {
    return set("reportOnly", value);
  }

  /** Whether the backend gets headers about the caller; not by default. */
  public ParametersBuilder exposeHeaders(boolean value) {
    return set("exposeHeaders", value);
  }

  /** Names of those headers by field. */
  public ParametersBuilder headerNames(Map<String, String> values) {
    return set("headerNames", Settings.copy(values));
  }

  /** Whether the Authorization header is taken away from the flow; not by default. */
  public ParametersBuilder removeAuthorization(boolean value) {
    return set("removeAuthorization", value);
  }

  /** The realm of the challenge, printable ASCII. */
  public ParametersBuilder realm(String value) {
    return set("realm", value);
  }

  /** The address of this API as clients call it (RFC 9728); switches its metadata document on. */
  public ParametersBuilder resource(String value) {
    return set("resource", value);
  }

  /** The address of the protected resource metadata (RFC 9728) for the challenge. */
  public ParametersBuilder resourceMetadata(String value) {
    return set("resourceMetadata", value);
  }

  /**
   * The parameters.
   *
   * @throws InvalidSettingException naming the first setting that is wrong, and the rule
   */
  public ValidationParameters build() {
    return new ValidationParameters(new ParametersBuilder(this));
  }

  private ParametersBuilder set(String name, Object value) {
    values.put(name, value);
    return this;
  }

  @SuppressWarnings("unchecked")
  Collection<String> list(String name) {
    return (Collection<String>) values.get(name);
  }

  @SuppressWarnings("unchecked")
  Map<String, String> map(String name) {
    return (Map<String, String>) values.get(name);
  }

  String text(String name) {
    return (String) values.get(name);
  }

  int number(String name, int byDefault) {
    return (int) values.getOrDefault(name, byDefault);
  }

  boolean flag(String name) {
    return (boolean) values.getOrDefault(name, false);
  }
}
