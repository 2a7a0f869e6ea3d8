package org.muleentra.jwt.tool.door;

import java.time.Clock;
import java.util.List;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.directory.Directory;
import org.muleentra.jwt.core.directory.DirectorySettings;
import org.muleentra.jwt.core.directory.SharedMemberships;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.principal.Principal;
import org.muleentra.jwt.core.request.RequestHead;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.BearerCredentials;
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.core.validation.TokenCache;
import org.muleentra.jwt.core.validation.TokenValidator;
import org.muleentra.jwt.core.validation.ValidToken;

/**
 * The core's way of a request, for a request that is nothing but a token, with keys that are given: what a gatekeeper is made of, one after
 * the other, without its deny list, its body and its audit. A test holds it to the gatekeeper.
 */
public final class Door {

  private final BearerCredentials credentials;
  private final TokenValidator validator;
  private final Directory directory;
  private final Admission admission;

  /**
   * A door by these settings.
   *
   * @param values proven together before
   * @param graph how Microsoft Graph is asked; {@link Transport#NONE} where it is not
   */
  public Door(SettingValues values, Keys keys, Transport graph, Clock clock) {
    TrustedTenants tenants = TrustedTenants.of(values);
    credentials = new BearerCredentials(values.get(BearerCredentials.MAXIMUM_TOKEN_SIZE));
    validator = new TokenValidator(tenants.authorities(), keys, Checks.of(values, clock), SignatureVerifier.OF_THE_JVM, TokenCache.NONE);
    DirectorySettings asked = DirectorySettings.of(values, tenants, values.get(Admission.ROLE_MAPPINGS).keySet(), clock);
    directory = Directory.of("entra-jwt", asked, graph, SharedMemberships.NONE, Background.timetable(), clock);
    admission = Admission.of(values).named("entra-jwt");
  }

  /**
   * Decides.
   *
   * @param credential an Authorization value or a compact token
   */
  public Judgement judge(String credential) {
    Outcome<String> bearer = bearer(credential);
    return bearer.isRefused() ? Judgement.refused(bearer.refusal()) : judgeToken(bearer.value());
  }

  /** The one bearer token of a credential, or why it is none. */
  public Outcome<String> bearer(String credential) {
    RequestHead head = new RequestHead();
    InboundRequest.ofCredentials(credential).headers(head::header);
    return head.authorization().then(credentials::fromHeader).then(token -> Outcome.of(token.compact()));
  }

  /** Decides on a compact token that was taken from its credential. */
  public Judgement judgeToken(String compactToken) {
    return validator.validate(BearerToken.of(compactToken)).toCompletableFuture().join()
        .fold(this::admit, (refusal, claims) -> Judgement.refused(refusal));
  }

  private Judgement admit(ValidToken token) {
    Outcome<List<String>> groups = directory.concerns(token) ? directory.groups(token).toCompletableFuture().join()
        : Outcome.of(token.claims().groups());
    Outcome<Principal> principal = groups.then(found -> admission.admit(token, found));
    return principal.isRefused() ? Judgement.refused(principal.refusal())
        : new Judgement(null, token.callerKind(), principal.value().roles());
  }
}
