package org.muleentra.jwt.testkit.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.tenant.Tenants;

/**
 * {@code addKey} and {@code removeKey} of an application, each with a {@link ProofOfPossession}.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/api/application-addkey.md} (200; the sample
 * answers {@code @odata.context} alone) and {@code application-removekey.md} (204). Keys of type {@code X509CertAndPassword}
 * are not played; of the optional members {@code displayName} is taken,
     start and end are the certificate's. That the last valid certificate may be removed is not forbidden there, so it may.
 */
final class KeyRolling {
  private final MockGraph graph;

  KeyRolling(MockGraph graph) {
    this.graph = graph;
  }

  JsonAnswer add(AppRegistration application, JsonNode body) throws GraphRefusal {
    checkProof(application, body);
    JsonNode credential = body.path("keyCredential");
    if (!credential.path("type").asText().equals("AsymmetricX509Cert") || !credential.path("usage").asText().equals("Verify")
        || !body.path("passwordCredential").isNull() && !body.path("passwordCredential").isMissingNode()) {
      throw new GraphRefusal(GraphError.KEY_CREDENTIAL_INVALID);
    }
    X509Certificate added = certificate(credential.path("key").asText());
    application.certificate(added, added.getNotBefore().toInstant(), added.getNotAfter().toInstant(),
        credential.path("displayName").asText(null));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("@odata.context", graph.context("microsoft.graph.keyCredential"));
    if (graph.answersAddedKey()) {
      application.credentials().certificates().stream().filter(one -> one.certificate().equals(added))
          .forEach(one -> answer.putAll(CredentialView.of(one, false)));
    }
    return new JsonAnswer(200, answer);
  }

  JsonAnswer remove(AppRegistration application, JsonNode body) throws GraphRefusal {
    checkProof(application, body);
    String keyId = body.path("keyId").asText();
    if (!Tenants.isGuid(keyId)) {
      throw new GraphRefusal(GraphError.GUID_INVALID);
    }
    if (!application.credentials().removeCertificate(keyId)) {
      throw new GraphRefusal(GraphError.KEY_ID_UNKNOWN);
    }
    return JsonAnswer.empty(204);
  }

  private void checkProof(AppRegistration application, JsonNode body) throws GraphRefusal {
    Instant now = graph.mint().clock().instant();
    List<RSAPublicKey> keys = application.credentials().certificates().stream().filter(one -> one.isValidAt(now))
        .map(one -> (RSAPublicKey) one.certificate().getPublicKey()).collect(Collectors.toList());
    if (!ProofOfPossession.isValid(body.path("proof").asText(), application.application().id(), keys, now)) {
      throw new GraphRefusal(GraphError.PROOF_INVALID);
    }
  }

  private static X509Certificate certificate(String base64) throws GraphRefusal {
    try {
      X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
      if (certificate.getPublicKey() instanceof RSAPublicKey) {
        return certificate;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // As any other key that is not the certificate of an RSA key.
    }
    throw new GraphRefusal(GraphError.KEY_CREDENTIAL_INVALID);
  }
}
