package org.muleentra.jwt.testkit.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.Tenants;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * The signing keys of a mock Entra: one signs, at least two are published, and a test may publish whatever it likes.
 * Thread-safe.
 */
public final class KeyRing implements AutoCloseable {
  private final List<SigningKey> borrowed = new ArrayList<>();
  private List<SigningKey> published = new ArrayList<>();
  private final List<String> rawJwks = new ArrayList<>();
  private String replacedBody;
  private SigningKey current;

  /** Makes a ring of two keys, the first of which signs. */
  public KeyRing() {
    current = borrow();
    published.add(borrow());
    published.add(current);
  }

  /** @return the key that signs now */
  public synchronized SigningKey current() {
    return current;
  }

  /** @return the keys published now, without the raw ones */
  public synchronized List<SigningKey> published() {
    return Collections.unmodifiableList(new ArrayList<>(published));
  }

  /**
   * The orderly rollover: a new key is published and signs; the old ones stay published.
   *
   * @return the new key
   */
  public synchronized SigningKey rotate() {
    current = borrow();
    published.add(current);
    return current;
  }

  /**
   * The emergency rollover: only new keys are published, and one of them signs. Tokens of the old keys no longer verify.
   *
   * @return the new signing key
   */
  public synchronized SigningKey rotateAndDrop() {
    current = borrow();
    published = new ArrayList<>(Arrays.asList(borrow(), current));
    return current;
  }

  /**
   * Announces a key without signing with it, as Entra does before an orderly rollover.
   *
   * @return the announced key, to be given to {@link #signWith} later
   */
  public synchronized SigningKey announce() {
    SigningKey next = borrow();
    published.add(next);
    return next;
  }

  /**
   * Signs with this key from now on, published or not.
   *
   * @param key the key
   */
  public synchronized void signWith(SigningKey key) {
    current = Objects.requireNonNull(key, "key");
  }

  /**
   * Publishes exactly these keys; the raw ones stay.
   *
   * @param keys the keys
   */
  public synchronized void publishOnly(SigningKey... keys) {
    published = new ArrayList<>(Arrays.asList(keys));
  }

  /**
   * Publishes one more key.
   *
   * @param key the key
   */
  public synchronized void publish(SigningKey key) {
    published.add(Objects.requireNonNull(key, "key"));
  }

  /**
   * Publishes one more member of {@code keys}, before the others, exactly as given.
   *
   * @param json any text, even malformed
   */
  public synchronized void publishRaw(String json) {
    rawJwks.add(Objects.requireNonNull(json, "json"));
  }

  /**
   * Publishes one more JWK, before the others.
   *
   * @param jwk its members, for example a spoiled {@link SigningKey#publicJwk()}
   */
  public void publishRaw(Map<String, ?> jwk) {
    publishRaw(Json.text(jwk));
  }

  /**
   * Serves this body in place of the key set, for every tenant and both versions.
   *
   * @param body any text
   */
  public synchronized void replaceBody(String body) {
    replacedBody = Objects.requireNonNull(body, "body");
  }

  /** Takes back {@link #publishRaw} and {@link #replaceBody}. */
  public synchronized void restoreBody() {
    replacedBody = null;
    rawJwks.clear();
  }

  /**
   * The key set as Entra serves it. Keys of the v2.0 set carry {@code issuer} and {@code cloud_instance_name}.
   *
   * @param cloud the cloud whose issuers the keys name
   * @param version which of the two key sets
   * @param tenant a tenant GUID, or {@code organizations} or {@code common} for the issuer template
   * @return the JSON text
   */
  public String jwks(EntraCloud cloud, TokenVersion version, String tenant) {
    return jwks(EntraIssuers.of(cloud), version, tenant);
  }

  /**
   * The key set as a directory of any kind serves it. B2C's keys are bare: no issuer, no certificate.
   *
   * @param issuers the names under which the directory issues
   * @param version which of the two key sets
   * @param tenant a tenant GUID, or {@code organizations} or {@code common} for the issuer template
   * @return the JSON text
   */
  public synchronized String jwks(EntraIssuers issuers, TokenVersion version, String tenant) {
    if (replacedBody != null) {
      return replacedBody;
    }
    List<String> members = new ArrayList<>(rawJwks);
    for (SigningKey key : published) {
      Map<String, Object> jwk = key.publicJwk();
      if (issuers.kind() == TenantKind.B2C) {
        jwk.keySet().removeAll(Arrays.asList("x5t", "x5c"));
      } else if (version == TokenVersion.V2) {
        jwk.put("cloud_instance_name", issuers.cloud().instanceName());
        jwk.put("issuer", issuers.issuer(TokenVersion.V2, Tenants.isGuid(tenant) ? tenant : Tenants.TEMPLATE));
      }
      members.add(Json.text(jwk));
    }
    return "{\"keys\":[" + String.join(",", members) + "]}";
  }

  /** Lends the keys to the next ring of this JVM; nothing may be signed with this one afterwards. */
  @Override
  public synchronized void close() {
    SigningKeyPool.giveBack(borrowed);
    borrowed.clear();
  }

  private SigningKey borrow() {
    SigningKey key = SigningKeyPool.borrow();
    borrowed.add(key);
    return key;
  }
}
