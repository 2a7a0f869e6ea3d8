package org.muleentra.jwt.testkit.graph;

import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.testkit.client.ClientCertificate;
import org.muleentra.jwt.testkit.client.ClientSecret;

/**
 * Credentials in the members that Graph lists, never with a secret's text.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/resources/passwordcredential.md} and
 * {@code keycredential.md}; the thumbprint's hexadecimal digits and the subject as {@code displayName} are of
 * {@code concepts/applications-how-to-add-certificate.md}.
 */
public final class CredentialView {
  private CredentialView() {}

  /** A {@code passwordCredential}. */
  public static Map<String, Object> of(ClientSecret secret) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("customKeyIdentifier", null);
    members.put("displayName", secret.displayName().orElse(null));
    members.put("endDateTime", secret.end().map(CredentialView::time).orElse(null));
    members.put("hint", secret.hint());
    members.put("keyId", secret.keyId());
    members.put("secretText", null);
    members.put("startDateTime", secret.start().map(CredentialView::time).orElse(null));
    return members;
  }

  /** A {@code keyCredential}; {@code key} is {@code null} unless it was selected. */
  public static Map<String, Object> of(ClientCertificate certificate, boolean withKey) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("customKeyIdentifier", certificate.thumbprint());
    members.put("displayName", certificate.displayName());
    members.put("endDateTime", time(certificate.end()));
    members.put("key", withKey ? key(certificate) : null);
    members.put("keyId", certificate.keyId());
    members.put("startDateTime", time(certificate.start()));
    members.put("type", "AsymmetricX509Cert");
    members.put("usage", "Verify");
    return members;
  }

  private static String key(ClientCertificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a registered certificate that cannot be encoded", e);
    }
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS).toString();
  }
}
