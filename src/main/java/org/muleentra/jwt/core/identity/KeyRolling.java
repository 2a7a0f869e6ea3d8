package org.muleentra.jwt.core.identity;

import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleSupplier;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.RetryAfter;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.token.StrictJson;

/**
 * What our application may do with its own certificates: look at them, add and remove one at Microsoft Graph, try one at Entra,
 * and prefer one from now on. Thread-safe; decides nothing, and never shows a key.
 */
public final class KeyRolling {

  private final ClientSettings settings;
  private final AccessTokens tokens;
  private final Registrations registrations;
  private final Transport transport;
  private final Timetable timetable;
  private final Clock clock;
  private final DoubleSupplier random;
  private final CompletableFuture<Void> ready;
  /** Guarded by this: the thumbprints of those that are preferred. */
  private List<String> preferred = Collections.emptyList();

  /** @param ready ends when it is known for the first time which certificate serves */
  KeyRolling(ClientSettings settings, AccessTokens tokens, Registrations registrations, Transport transport, Timetable timetable, Clock clock,
      DoubleSupplier random, CompletableFuture<Void> ready) {
    this.settings = settings;
    this.tokens = tokens;
    this.registrations = registrations;
    this.transport = transport;
    this.timetable = timetable;
    this.clock = clock;
    this.random = random;
    this.ready = ready;
  }

  /** When a certificate is renewed, and where keys are kept. */
  public RotationSettings settings() {
    return settings.rotation;
  }

  /** Our client id. */
  public String clientId() {
    return settings.identity.clientId();
  }

  /** Our tenant, a GUID. */
  public String tenantId() {
    return settings.tenantId;
  }

  /** What is in the key store that was configured; its time may be over. May block. */
  public SigningIdentity configured() {
    return settings.rotated.identity();
  }

  /** Our registration with its certificates, without owners; completes exceptionally with a sentence where it cannot be read. */
  public CompletionStage<Registration> registration() {
    return registrations.readWithoutOwners(clientId());
  }

  /**
   * Uses these certificates from now on, the preferred first, and those that were configured only where Entra takes none of them.
   *
   * @param certificates none where the one that was configured is the only one
   */
  public void prefer(List<SigningIdentity> certificates) {
    synchronized (this) {
      List<String> thumbprints = new ArrayList<>();
      certificates.forEach(each -> thumbprints.add(each.thumbprint()));
      if (!thumbprints.equals(preferred)) {
        List<ClientCredential> credentials = new ArrayList<>();
        // Told apart as those are that are set.
        certificates.forEach(each -> credentials.add(new ClientCertificate(
            RotationSettings.ROTATION_OBJECT_STORE.name() + (credentials.isEmpty() ? "" : " " + (credentials.size() + 1)), each, clock)));
        settings.identity.prefer(credentials);
        preferred = thumbprints;
      }
    }
    ready.complete(null);
  }

  /**
   * Whether Entra gives a token to who proves our application by this certificate, now.
   *
   * @return completes exceptionally where that cannot be told
   */
  public CompletionStage<Boolean> isTaken(SigningIdentity certificate) {
    AppIdentity alone = settings.identity.provenBy(new ClientCertificate(RotationSettings.ROTATION_OBJECT_STORE.name(), certificate, clock));
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    new TokenEndpoint(alone, settings.tenantId, transport, timetable, clock, random).issue(settings.graph.tokenRequest())
        .whenComplete((token, failure) -> {
          if (failure == null) {
            taken.complete(true);
          } else if (isOfCredential(ForeseenFailure.causeOf(failure))) {
            taken.complete(false);
          } else {
            taken.completeExceptionally(failure);
          }
        });
    return taken;
  }

  private static boolean isOfCredential(Throwable cause) {
    return cause instanceof TokenException && ((TokenException) cause).fault().isOfCredential();
  }

  /**
   * Adds a certificate to our registration ("application: addKey", which needs no permission of who rolls its own keys).
   *
   * @param objectId of the application, a GUID
   * @param by a certificate that is registered and in its time
   * @return the id that the registration gave it, or {@code null} where the answer does not tell; completes exceptionally with a
   *     {@link GraphRefusal} where it was not added, and otherwise where nobody knows
   */
  public CompletionStage<String> add(SigningIdentity certificate, String objectId, SigningIdentity by) {
    return post(objectId, "addKey", "\"keyCredential\":{\"type\":\"AsymmetricX509Cert\",\"usage\":\"Verify\",\"key\":\"" + base64(certificate)
        + "\"},\"passwordCredential\":null", by).thenApply(answer -> {
          Object keyId = answer.get("keyId");
          return keyId instanceof String && Guid.isGuid((String) keyId) ? (String) keyId : null;
        });
  }

  /**
   * Removes a certificate from our registration ("application: removeKey", which needs no permission either).
   *
   * @param keyId the id that the registration gave it, a GUID
   * @param objectId of the application, a GUID
   * @param by another certificate that is registered and in its time
   * @return completes exceptionally with a {@link GraphRefusal} where it was not removed, and otherwise where nobody knows
   */
  public CompletionStage<Void> remove(String keyId, String objectId, SigningIdentity by) {
    return post(objectId, "removeKey", "\"keyId\":\"" + keyId + "\"", by).thenApply(answer -> null);
  }

  private CompletionStage<Map<String, Object>> post(String objectId, String action, String members, SigningIdentity by) {
    return tokens.get(settings.graph.tokenRequest()).thenCompose(token -> {
      String body = "{" + members + ",\"proof\":\"" + ProofOfPossession.of(objectId, by, clock) + "\"}";
      return transport.send(OutboundRequest.postJson(settings.graph.resource("/applications/" + objectId + "/" + action), body)
          .bearing(token.value())).thenApply(response -> {
            if (response.status() == 401) {
              // It may be the token as well as the proof.
              tokens.forget(token.value());
            }
            return done(action, response);
          });
    });
  }

  private Map<String, Object> done(String action, OutboundResponse response) {
    int status = response.status();
    Map<String, Object> read = StrictJson.object(response.body());
    Map<String, Object> members = read == null ? Collections.emptyMap() : read;
    if (status == 200 || status == 204) {
      return members;
    }
    String sentence = "Microsoft Graph answered " + action + " with status " + status + GraphError.told(members);
    long wait = response.asksToWait() ? RetryAfter.seconds(response.header("Retry-After"), clock.instant()) : 1;
    if (status >= 400 && status < 500 && status != 408) {
      throw new GraphRefusal(sentence, status, wait);
    }
    throw OutboundException.pausing(sentence, wait);
  }

  private static String base64(SigningIdentity identity) {
    try {
      return Base64.getEncoder().encodeToString(identity.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the certificate has been read", e);
    }
  }
}
