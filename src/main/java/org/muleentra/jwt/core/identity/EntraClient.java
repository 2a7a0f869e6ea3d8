package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.OutboundAnswers;
import org.muleentra.jwt.core.error.StepUp;
import org.muleentra.jwt.core.outbound.ClockDifference;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.FailedFuture;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.VitalSign;
import org.muleentra.jwt.core.status.Vitals;

/** Our application at Entra: its tokens, on its own behalf and on that of users. Thread-safe. */
public final class EntraClient {

  /** How long the first token waits for the store that has the certificate, in milliseconds. */
  private static final long ROTATED_WITHIN_MILLIS = 5_000;

  /** How far our clock may be behind or ahead where Entra judges an assertion of ours: five minutes, as for its tokens' receivers. */
  private static final int OTHERS_SKEW_SECONDS = 300;

  private final ClientSettings settings;
  private final AccessTokens tokens;
  private final OutboundAnswers answers;
  private final CredentialWatch watch;
  private final KeyRolling rolling;
  private final Timetable timetable;
  private final Clock clock;
  private final Vitals vitals;

  private EntraClient(ClientSettings settings, AccessTokens tokens, CredentialWatch watch, KeyRolling rolling, Timetable timetable, Clock clock,
      Vitals vitals) {
    this.vitals = vitals;
    this.watch = watch;
    this.rolling = rolling;
    this.settings = settings;
    this.tokens = tokens;
    this.answers = new OutboundAnswers(settings.isManagedIdentity() ? Hosts.of(Cloud.GLOBAL).authorizationUri() : settings.identity.authorizationUri());
    this.timetable = timetable;
    this.clock = clock;
  }

  /**
   * As configured; asks nothing yet.
   *
   * @param name of the configuration, for the log
   * @param ownApi that of {@link ClientSettings#gatekeeper()}, which throws where it is not started; {@code null} without one
   * @param record of what was told of credentials
   * @param timetable for what may block and for who had to wait; stays the caller's to close
   */
  public static EntraClient open(String name, ClientSettings settings, Supplier<OwnApi> ownApi, WatchRecord record,
      Transport given, Timetable timetable, Clock clock) {
    ClockDifference difference = new ClockDifference(clock, OTHERS_SKEW_SECONDS);
    // The host of a managed identity is this machine, or next to it: its clock is not Entra's.
    Transport transport = settings.isManagedIdentity() ? given : difference.watching(given);
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    CompletableFuture<Void> ready = new CompletableFuture<>();
    TrackedIssuer issuer = new TrackedIssuer(settings.isManagedIdentity() ? settings.managed.issuer(transport, timetable, clock, random)
        : issuer(new TokenEndpoint(settings.identity, settings.tenantId, transport, timetable, clock, random), ready), clock);
    String whose = settings.isManagedIdentity() ? settings.managed.toString() : settings.identity.clientId();
    AccessTokens tokens = new AccessTokens(issuer, TokenLog.of(name, whose), timetable, random);
    Registrations registrations = new Registrations(tokens, settings.graph, transport);
    CredentialWatch watch = settings.isManagedIdentity() ? null : new CredentialWatch(name, settings.identity,
        ownApi == null ? Collections::emptySet : () -> ownApi.get().allowedClientIds(), record, registrations, timetable, clock, random);
    if (settings.watches) {
      watch.begin();
    }
    List<VitalSign> signs = new ArrayList<>(Collections.singletonList(issuer));
    if (watch != null) {
      signs.add(difference);
      signs.add(new CredentialVitals(settings.identity.credentials(), watch.ends(), timetable::nanos, clock));
    }
    if (settings.probes) {
      SelfProbe probe = new SelfProbe(name, whose, tokens, ownApi, timetable, clock, random);
      signs.add(probe);
      probe.begin();
    }
    KeyRolling rolling = settings.rotation == null ? null
        : new KeyRolling(settings, tokens, registrations, transport, timetable, clock, random, ready);
    if (rolling == null) {
      ready.complete(null);
    } else {
      // A store that does not answer keeps nobody waiting for longer.
      timetable.deadline(ROTATED_WITHIN_MILLIS, () -> ready.complete(null));
    }
    return new EntraClient(settings, tokens, watch, rolling, timetable, clock, new Vitals(name, signs.toArray(new VitalSign[0])));
  }

  /** Asks once it is known which certificate serves: the one that was configured may have been rotated away. */
  private static TokenIssuer issuer(TokenIssuer endpoint, CompletableFuture<Void> ready) {
    return request -> ready.isDone() ? endpoint.issue(request) : ready.thenCompose(known -> endpoint.issue(request));
  }

  /**
   * A token of our own.
   *
   * @return completed already where it is in memory; completes exceptionally with a {@link TokenException} where there is none
   */
  public CompletionStage<AccessToken> acquire(TokenRequest request) {
    timetable.notice();
    return tokens.get(request);
  }

  /**
   * A token on behalf of a user, who is asked nothing.
   *
   * @param assertion the user's token for our application, with or without the scheme {@code Bearer}, or {@code null}
   * @param scopes those of {@link TokenScopes#onBehalfOf}
   * @return as above
   */
  public CompletionStage<AccessToken> acquireOnBehalfOf(String assertion, String scopes) {
    timetable.notice();
    try {
      if (settings.isManagedIdentity()) {
        throw new TokenException(TokenFault.REQUEST_REFUSED, "a managed identity cannot call on behalf of a user: that needs an application with"
            + " a credential of its own");
      }
      String alone = UserAssertion.alone(assertion);
      // An assertion whose token is in memory was proven before it was exchanged, and ends no sooner than that.
      CompletionStage<AccessToken> known = tokens.known(new TokenKey(scopes, UserAssertion.fingerprint(alone)));
      if (known != null) {
        return known;
      }
      UserAssertion proven = UserAssertion.of(alone, settings.identity.clientId(), settings.tenantId, clock);
      return tokens.get(TokenRequest.onBehalfOf(proven, scopes));
    } catch (TokenException unfit) {
      return FailedFuture.of(unfit);
    }
  }

  /**
   * Our registration with its credentials and owners, as Microsoft Graph tells of it now.
   *
   * @return completes exceptionally with a sentence where it cannot be read, and for a managed identity, whose credential the
   *     platform keeps
   */
  public CompletionStage<Registration> registration() {
    if (watch == null) {
      return FailedFuture.of(new OutboundException("a managed identity has no credentials to list: the platform keeps them"));
    }
    return watch.look();
  }

  /** The numbers and the status of its configuration. */
  public Vitals vitals() {
    return vitals;
  }

  /** What our application may do with its own certificates; {@code null} where these are not rotated. */
  public KeyRolling rolling() {
    return rolling;
  }

  /** What to answer our own caller, where it is the answer to a request. */
  public Answer answer(TokenException failure) {
    switch (failure.fault()) {
      case STEP_UP_REQUIRED:
        return answers.stepUp(failure.claims() == null ? StepUp.toSignIn() : StepUp.toClaims(failure.claims()));
      case CALLER_TOKEN_REJECTED:
        return answers.anotherToken();
      case ACCESS_BLOCKED:
        return answers.blocked();
      case THROTTLED:
      case ENTRA_UNAVAILABLE:
        return answers.unavailable(failure.retryAfterSeconds());
      default:
        return answers.broken();
    }
  }

  /**
   * Forgets a token that an API did not take, so that the next who comes gets another.
   *
   * @param wwwAuthenticate of the API's answer, or {@code null}
   * @return whether it was forgotten: not one that is not in memory, nor one whose predecessor was forgotten within
   *     {@value AccessTokens#FORGET_AGAIN_SECONDS} seconds
   * @throws TokenException with {@link TokenFault#STEP_UP_REQUIRED} where the answer demands more of a user than another token
   */
  public boolean forget(String token, String wwwAuthenticate) {
    TokenException stepUp = ClaimsChallenge.ofHeader(wwwAuthenticate);
    boolean own = stepUp != null && tokens.isOwn(token);
    boolean forgotten = tokens.forget(token);
    if (stepUp != null && !own) {
      throw stepUp;
    }
    return forgotten;
  }
}
