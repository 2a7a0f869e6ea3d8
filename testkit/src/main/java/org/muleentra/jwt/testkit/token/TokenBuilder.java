package org.muleentra.jwt.testkit.token;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.muleentra.jwt.testkit.key.PublicKeyForm;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * A token that is valid until told otherwise. Immutable: every method answers a changed copy, so a shared good token
 * cannot be spoiled by one test for the next.
 *
 * <p>Changes apply in the order of the calls. Identifiers and lifetime are drawn anew at each {@link #sign()};
 * {@code iat} and {@code nbf} are the mint's present.
 */
public final class TokenBuilder extends EntraClaims {
  private final TokenMint mint;
  private final boolean user;
  private final TokenVersion version;
  private final String tenantId;
  private final List<Consumer<TokenDraft>> changes;

  TokenBuilder(TokenMint mint, boolean user) {
    this(mint, user, TokenVersion.V2, mint.tenantId(), Collections.emptyList());
  }

  private TokenBuilder(TokenMint mint, boolean user, TokenVersion version, String tenantId,
      List<Consumer<TokenDraft>> changes) {
    this.mint = mint;
    this.user = user;
    this.version = version;
    this.tenantId = tenantId;
    this.changes = changes;
  }

  /** @return a token of version 1.0, with the audience and claim names of that version */
  public TokenBuilder v1() {
    return version(TokenVersion.V1);
  }

  /** @return a token of version 2.0, the default */
  public TokenBuilder v2() {
    return version(TokenVersion.V2);
  }

  /**
   * @param newVersion the token's version
   * @return a token of that version
   */
  public TokenBuilder version(TokenVersion newVersion) {
    return new TokenBuilder(mint, user, Objects.requireNonNull(newVersion, "version"), tenantId, changes);
  }

  /**
   * @param newTenantId the tenant that issues: {@code tid} and {@code iss}
   * @return a token of that tenant
   */
  public TokenBuilder tenant(String newTenantId) {
    return new TokenBuilder(mint, user, version, Objects.requireNonNull(newTenantId, "tenantId"), changes);
  }

  /**
   * Sets any header parameter. {@code alg} changes what the header says, not how the token is signed: for that see
   * {@link #algorithm}.
   *
   * @param name the parameter
   * @param value its value; {@code null} is JSON's null
   * @return a token with that parameter
   */
  public TokenBuilder headerParameter(String name, Object value) {
    return with(draft -> draft.header.put(name, value));
  }

  /**
   * @param names header parameters to leave out
   * @return a token without them
   */
  public TokenBuilder withoutHeaderParameter(String... names) {
    List<String> copy = Arrays.asList(names.clone());
    return with(draft -> draft.header.keySet().removeAll(copy));
  }

  /**
   * @param kid the {@code kid} that the header names, whatever the key
   * @return a token with that header
   */
  public TokenBuilder kid(String kid) {
    return headerParameter("kid", kid);
  }

  /**
   * Truly signs with another algorithm, and says so in the header.
   *
   * @param name RS256, RS384, RS512, PS256, PS384, PS512, or ES256 with an EC key
   * @return a token signed so
   */
  public TokenBuilder algorithm(String name) {
    return with(draft -> draft.signAs(name, TokenSignature.with(name)));
  }

  /**
   * Signs with another key, whose {@code kid} (and {@code x5t}) then stand in the header. For a forgery under a known
   * name add {@link #kid} after it. An EC key on P-256 signs with ES256.
   *
   * @param key the key
   * @return a token signed by it
   */
  public TokenBuilder signedBy(SigningKey key) {
    Objects.requireNonNull(key, "key");
    return with(draft -> {
      draft.signWith(key);
      if ("EC".equals(key.publicKey().getAlgorithm())) {
        draft.signAs("ES256", TokenSignature.with("ES256"));
      }
    });
  }

  /**
   * @param pair a key pair, named by its thumbprint
   * @return a token signed by it, as {@link #signedBy(SigningKey)}
   */
  public TokenBuilder signedBy(KeyPair pair) {
    return signedBy(SigningKey.of(pair));
  }

  /** @return a spoilt token: {@code alg} none and no signature, the second dot remains */
  public TokenBuilder unsigned() {
    return with(draft -> draft.signAs("none", TokenSignature.none()));
  }

  /** @return a spoilt token: HS256 keyed with the PEM of the public key */
  public TokenBuilder signedWithHmacOfPublicKey() {
    return signedWithHmacOfPublicKey(PublicKeyForm.PEM);
  }

  /**
   * @param form which bytes of the public key are the secret
   * @return a spoilt token: HS256 keyed with the public key
   */
  public TokenBuilder signedWithHmacOfPublicKey(PublicKeyForm form) {
    Objects.requireNonNull(form, "form");
    return with(draft -> draft.signAs("HS256", TokenSignature.hmacOfPublicKey(form)));
  }

  /** @return a spoilt token: one bit of the signature is wrong */
  public TokenBuilder flipSignatureBit() {
    return with(draft -> draft.signature = draft.signature.withOneBitFlipped());
  }

  /**
   * @param json the header exactly as given, malformed or not; signed all the same
   * @return a token with that header
   */
  public TokenBuilder rawHeader(String json) {
    return rawHeader(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param bytes the header exactly as given, UTF-8 or not; signed all the same
   * @return a token with that header
   */
  public TokenBuilder rawHeader(byte[] bytes) {
    byte[] copy = bytes.clone();
    return with(draft -> draft.rawHeader = copy);
  }

  /**
   * @param json the payload exactly as given, malformed or not; signed all the same
   * @return a token with that payload
   */
  public TokenBuilder rawPayload(String json) {
    return rawPayload(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param bytes the payload exactly as given, UTF-8 or not; signed all the same
   * @return a token with that payload
   */
  public TokenBuilder rawPayload(byte[] bytes) {
    byte[] copy = bytes.clone();
    return with(draft -> draft.rawPayload = copy);
  }

  /** @return the claims that {@link #sign()} would sign, with identifiers of their own; a start for a raw payload */
  public Map<String, Object> claims() {
    return draft().claims;
  }

  /** @return the header that {@link #sign()} would sign; a start for a raw header */
  public Map<String, Object> header() {
    return draft().header;
  }

  /** @return the compact token */
  public String sign() {
    return draft().compact();
  }

  private TokenDraft draft() {
    TokenTemplate template = new TokenTemplate(issuers(), mint.random(), now().getEpochSecond());
    TokenDraft draft = template.draft(version, user, tenantId, mint.keys().current());
    changes.forEach(change -> change.accept(draft));
    return draft;
  }

  @Override
  TokenBuilder with(Consumer<TokenDraft> change) {
    List<Consumer<TokenDraft>> more = new ArrayList<>(changes);
    more.add(change);
    return new TokenBuilder(mint, user, version, tenantId, more);
  }

  @Override
  Instant now() {
    return mint.clock().instant();
  }

  @Override
  boolean isUser() {
    return user;
  }

  @Override
  String tenantId() {
    return tenantId;
  }

  @Override
  EntraIssuers issuers() {
    return mint.issuers();
  }
}
