package org.muleentra.jwt.testkit.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.FederatedCredential;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * A pod of a Kubernetes cluster with workload identity: a file with a token of the cluster, which an application trusts.
 *
 * <p>Source: Azure/azure-workload-identity {@code docs/book/src/installation/mutating-admission-webhook.md} (the four variables)
 * and {@code docs/book/src/topics/service-account-labels-and-annotations.md} (a token lives 86,400 seconds unless annotated). That
 * {@code aud} is a list is of Kubernetes.
 */
public final class MockKubernetes {
  private static final String ISSUER = "https://oidc.contoso.example/5ca1ab1e-7e57/";
  private static final String SUBJECT = "system:serviceaccount:orders:orders-api";
  private static final Duration LIFETIME = Duration.ofSeconds(86_400);

  private final SigningKey key = SigningKey.generate();
  private final MockEntra entra;
  private final Path tokenFile;
  private final String clientId;

  private MockKubernetes(MockEntra entra, Path tokenFile, String clientId) {
    this.entra = entra;
    this.tokenFile = tokenFile.toAbsolutePath();
    this.clientId = clientId;
  }

  /**
   * Lets an application trust the cluster and writes the first token.
   *
   * @param entra whose application it is
   * @param tokenFile where the token stands
   * @param application which trusts the service account from now on
   * @return the pod
   */
  public static MockKubernetes start(MockEntra entra, Path tokenFile, AppRegistration application) {
    MockKubernetes pod = new MockKubernetes(entra, tokenFile, application.clientId());
    application.trust(FederatedCredential.of(ISSUER, SUBJECT, pod.key));
    pod.renewToken();
    return pod;
  }

  /**
   * The variables of the pod; {@code AZURE_AUTHORITY_HOST} is the mock Entra's address with a slash at its end.
   *
   * @return four of them
   */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AZURE_AUTHORITY_HOST", entra.baseUrl() + "/");
    variables.put("AZURE_CLIENT_ID", clientId);
    variables.put("AZURE_FEDERATED_TOKEN_FILE", tokenFile.toString());
    variables.put("AZURE_TENANT_ID", entra.tenantId());
    return variables;
  }

  /** Replaces the token by a fresh one, as the kubelet does. */
  public void renewToken() {
    Instant now = entra.clock().instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", Collections.singletonList(FederatedCredential.AUDIENCE));
    claims.put("exp", now.plus(LIFETIME).getEpochSecond());
    claims.put("iat", now.getEpochSecond());
    claims.put("iss", ISSUER);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("nbf", now.getEpochSecond());
    claims.put("sub", SUBJECT);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS256");
    header.put("kid", key.kid());
    try {
      Files.write(tokenFile, TokenMint.sign(key, Json.text(header), Json.bytes(claims)).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the pod's token", e);
    }
  }
}
