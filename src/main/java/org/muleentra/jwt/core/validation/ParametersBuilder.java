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

  /** The realm of the challenge, printable ASCII. */
  public ParametersBuilder realm(String value) {
    return set("realm", value);
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
