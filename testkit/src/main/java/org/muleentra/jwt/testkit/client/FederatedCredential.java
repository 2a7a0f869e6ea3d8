package org.muleentra.jwt.testkit.client;

import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.muleentra.jwt.testkit.key.SigningKey;

/**
 * The trust of an application in tokens of another identity provider: issuer, subject and the one audience, compared letter
 * by letter. The provider's keys stand here, where Entra would fetch them from the issuer's address. Immutable.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/workload-id/includes/federated-credential-configuration-considerations.md}
 * and {@code docs/workload-id/workload-identity-federation-considerations.md} (RS256 alone is supported).
 */
public final class FederatedCredential {
  /** The audience of assertions, unless a cloud has its own. */
  public static final String AUDIENCE = "api://AzureADTokenExchange";

  private final String issuer;
  private final String subject;
  private final String audience;
  private final List<RSAPublicKey> keys;

  private FederatedCredential(String issuer, String subject, String audience, List<RSAPublicKey> keys) {
    this.issuer = issuer;
    this.subject = subject;
    this.audience = audience;
    this.keys = keys;
  }

  /**
   * @param issuer {@code iss} of its tokens
   * @param subject {@code sub} of its tokens, for example <code>system:serviceaccount:{namespace}:{name}</code>
   * @param keys the RSA keys that sign them, at least one
   * @return the trust, for {@link #AUDIENCE}
   */
  public static FederatedCredential of(String issuer, String subject, SigningKey... keys) {
    List<RSAPublicKey> copy = new ArrayList<>();
    for (SigningKey key : keys) {
      copy.add((RSAPublicKey) key.publicKey());
    }
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("an issuer has at least one key");
    }
    return new FederatedCredential(Objects.requireNonNull(issuer, "issuer"), Objects.requireNonNull(subject, "subject"),
        AUDIENCE, Collections.unmodifiableList(copy));
  }

  /**
   * @param newAudience {@code aud} of its tokens
   * @return a copy for that audience
   */
  public FederatedCredential audience(String newAudience) {
    return new FederatedCredential(issuer, subject, Objects.requireNonNull(newAudience, "audience"), keys);
  }

  String issuer() {
    return issuer;
  }

  String subject() {
    return subject;
  }

  String audience() {
    return audience;
  }

  List<RSAPublicKey> keys() {
    return keys;
  }
}
