package org.muleentra.jwt.testkit.token;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * Mints tokens shaped like Entra's, without any network. Thread-safe.
 *
 * <p>A token is valid until one thing about it is changed: {@code mint.userToken().audience("api://billing").sign()}.
 */
public final class TokenMint {
  private final EntraIssuers issuers;
  private final String tenantId;
  private final KeyRing keys;
  private final Clock clock;
  private final Random random;

  /**
   * Makes a mint of its own.
   *
   * @param cloud the cloud whose issuers stand in the tokens
   * @param tenantId the tenant that issues unless a token says otherwise
   * @param keys the keys that sign
   * @param clock the time at which tokens are issued
   * @param random the source of lifetimes and opaque identifiers
   */
  public TokenMint(EntraCloud cloud, String tenantId, KeyRing keys, Clock clock, Random random) {
    this(EntraIssuers.of(cloud), tenantId, keys, clock, random);
  }

  /**
   * Makes a mint of its own for any kind of directory.
   *
   * @param issuers the names under which the directory issues
   * @param tenantId the tenant that issues unless a token says otherwise
   * @param keys the keys that sign
   * @param clock the time at which tokens are issued
   * @param random the source of lifetimes and opaque identifiers
   */
  public TokenMint(EntraIssuers issuers, String tenantId, KeyRing keys, Clock clock, Random random) {
    this.issuers = Objects.requireNonNull(issuers, "issuers");
    this.tenantId = Objects.requireNonNull(tenantId, "tenantId");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.random = Objects.requireNonNull(random, "random");
  }

  /**
   * Makes a mint for {@link Contoso} in the global cloud with keys of its own and the real time. Keys take a moment to
   * make: share one mint among tests.
   *
   * @return the mint
   */
  public static TokenMint create() {
    return new TokenMint(EntraCloud.GLOBAL, Contoso.TENANT_ID, new KeyRing(), Clock.systemUTC(), new Random());
  }

  /** @return a valid v2.0 token of the user {@link Contoso#USER_OBJECT_ID}, with {@link Contoso#READ_SCOPE} */
  public TokenBuilder userToken() {
    return new TokenBuilder(this, true);
  }

  /** @return a valid v2.0 token of the daemon {@link Contoso#DAEMON_CLIENT_ID}, with {@link Contoso#READ_ALL_ROLE} */
  public TokenBuilder appToken() {
    return new TokenBuilder(this, false);
  }

  /**
   * Source: "Token claims reference for agents" (learn.microsoft.com/entra/agent-id/agent-token-claims): the sample token
   * and the scenario of an agent acting autonomously, whose {@code scp} may also be empty or {@code /}.
   *
   * @return a valid token of an AI agent on its own, with {@link Contoso#READ_ALL_ROLE}
   */
  public TokenBuilder agentToken() {
    return agent(appToken(), "9 3 11", "7 10");
  }

  /**
   * Source: "Token claims reference for agents", agent identity acting on behalf of a human user.
   *
   * @return a valid token of an AI agent on behalf of {@link Contoso#USER_OBJECT_ID}
   */
  public TokenBuilder agentForUserToken() {
    return agent(userToken(), "3", "1");
  }

  /**
   * Source: "Token claims reference for agents", agent identity acting via an agent's user account.
   *
   * @return a valid token of an AI agent with a user account of its own
   */
  public TokenBuilder agentUserToken() {
    return agent(userToken(), "3 13", "1");
  }

  private static TokenBuilder agent(TokenBuilder token, String subjectFacets, String relation) {
    return token.idtyp().clientAuthentication(2).claim("xms_act_fct", "3 9 11").claim("xms_idrel", relation)
        .claim("xms_par_app_azp", Contoso.AGENT_BLUEPRINT_ID).claim("xms_sub_fct", subjectFacets).claim("xms_tnt_fct", "3 9");
  }

  /**
   * Signs bytes exactly as given, with the current key and RS256.
   *
   * @param headerJson the header, which need not be JSON
   * @param payload the payload, which need not be UTF-8
   * @return the compact token
   */
  public String sign(String headerJson, byte[] payload) {
    return sign(keys.current(), headerJson, payload);
  }

  /**
   * Signs bytes exactly as given, with any RSA key and RS256: the token of another identity provider, for example.
   *
   * @param key the key
   * @param headerJson the header, which need not be JSON
   * @param payload the payload, which need not be UTF-8
   * @return the compact token
   */
  public static String sign(SigningKey key, String headerJson, byte[] payload) {
    return TokenSignature.compact(headerJson.getBytes(StandardCharsets.UTF_8), payload, TokenSignature.with("RS256"), key);
  }

  /** @return the keys that sign and are published */
  public KeyRing keys() {
    return keys;
  }

  /**
   * The key set of the mint's tenant, for a validator that takes keys without fetching them.
   *
   * @return the JSON text of the v2.0 key set
   */
  public String jwks() {
    return keys.jwks(issuers, TokenVersion.V2, tenantId);
  }

  /** @return the cloud whose issuers stand in the tokens */
  public EntraCloud cloud() {
    return issuers.cloud();
  }

  /** @return the names under which the directory issues */
  public EntraIssuers issuers() {
    return issuers;
  }

  /** @return the tenant that issues unless a token says otherwise */
  public String tenantId() {
    return tenantId;
  }

  /** @return the time at which tokens are issued */
  public Clock clock() {
    return clock;
  }

  Random random() {
    return random;
  }
}
