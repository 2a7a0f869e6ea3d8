package org.muleentra.jwt.core;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.muleentra.jwt.core.audit.AuditLog;
import org.muleentra.jwt.core.audit.Circumstances;
import org.muleentra.jwt.core.audit.DecisionRecord;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.check.ClientCheck;
import org.muleentra.jwt.core.error.Answers;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.identity.OwnApi;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.principal.Principal;
import org.muleentra.jwt.core.request.RequestHead;
import org.muleentra.jwt.core.request.RequestOrigin;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.core.token.BearerCredentials;
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.VerifiedToken;
import org.muleentra.jwt.core.selftest.SelfTest;
import org.muleentra.jwt.core.validation.TokenValidator;
import org.muleentra.jwt.core.validation.ValidToken;
import org.muleentra.jwt.core.validation.ValidationResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door: every request goes through {@link #decide}, and every way out of it but one is a refusal.
 *
 * <p>Thread-safe; never logs a token.
 */
public final class Gatekeeper implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Gatekeeper.class);

  /** When to come back where the runtime had nothing left to decide with. */
  private static final long RETRY_AFTER_SECONDS = 5;

  private final GatekeeperSettings settings;
  private final Sources sources;
  private final AuditLog audit;
  private final BearerCredentials credentials;
  private final TokenValidator validator;
  private final Admission admission;
  private final Answers answers;
  private final boolean refusedBodiesAreRead;

  private Gatekeeper(GatekeeperSettings settings, Sources sources, AuditLog audit, boolean refusedBodiesAreRead) {
    this.settings = settings;
    this.sources = sources;
    this.audit = audit;
    this.credentials = new BearerCredentials(settings.maximumTokenSize);
    this.validator = new TokenValidator(sources.authorities, sources.keySources, Checks.of(settings.values, sources.clock, sources.clockDifference),
        sources.verifier, sources.tokens);
    this.admission = settings.admission.named(sources.name);
    this.answers = new Answers(settings.resource.challenge());
    this.refusedBodiesAreRead = refusedBodiesAreRead;
  }

  /**
   * Opens the door and starts to fetch keys, without waiting for them: a key server that is down delays nothing.
   *
   * @throws IllegalStateException when the self-test finds that a token would pass that must be refused
   */
  public static Gatekeeper open(GatekeeperSettings settings, Platform around) {
    SelfTest.run(settings.values, around.clock);
    Sources sources = new Sources(settings, around);
    return new Gatekeeper(settings, sources, sources.audit, false);
  }

  /**
   * A door with other permissions required, over the same keys and directory; closing either closes the refresh of both.
   *
   * @param permissions in place of those configured
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public Gatekeeper requiring(SettingValues permissions) {
    return new Gatekeeper(settings.requiring(permissions), sources, audit, false);
  }

  /** This door as the application's own client sees it, whose probes are nobody's calls and are not recorded. */
  public OwnApi ownApi() {
    Gatekeeper silent = new Gatekeeper(settings, sources, decision -> { }, false);
    return new OwnApi() {
      @Override
      public String audience() {
        return settings.values.get(AudienceCheck.AUDIENCES).iterator().next();
      }

      @Override
      public Collection<String> allowedClientIds() {
        return settings.values.get(ClientCheck.ALLOWED_CLIENT_IDS);
      }

      @Override
      public CompletionStage<String> refusalOf(String token) {
        return silent.decide(InboundRequest.ofCredentials(token))
            .thenApply(decision -> decision.admitted() ? null : decision.refusal().toString());
      }
    };
  }

  /** The numbers and the status of its configuration. */
  public Vitals vitals() {
    return sources.vitals;
  }

  /** This door as a policy uses it. */
  public PolicyGatekeeper forPolicy() {
    Gatekeeper door = !settings.reportOnly() ? this
        : new Gatekeeper(settings, sources, decision -> audit.record(decision.inReportOnlyMode()), true);
    return new PolicyGatekeeper(door, settings.reportOnly(), settings.backendHeaders.named(sources.name), settings.resource.document());
  }

  /**
   * Decides on a request and records the decision.
   *
   * @return completed already unless keys must be fetched first, the directory asked or a body read; never completes exceptionally
   */
  public CompletionStage<Decision> decide(InboundRequest request) {
    Passage passage = new Passage(sources.timetable.nanos(), RequestOrigin.UNKNOWN, null);
    try {
      // What a lost timer would have done: a request that passes by sees to it.
      sources.timetable.notice();
      RequestHead head = new RequestHead();
      request.headers(head::header);
      request.queryParameters(head::queryParameter);
      head.query(request.query());
      passage = Passage.of(request, head, passage.begun);
      Outcome<BearerToken> bearer = head.authorization().then(credentials::fromHeader);
      return bearer.isRefused() ? decided(refuse(bearer.refusal(), null, passage)) : validate(bearer.value(), passage);
    } catch (RuntimeException | Error unforeseen) {
      return CompletableFuture.completedFuture(refuse(unforeseen, passage));
    }
  }

  private CompletionStage<Decision> validate(BearerToken presented, Passage passage) {
    CompletableFuture<ValidationResult> validated = validator.validate(presented).toCompletableFuture();
    // Nearly always it is done: nothing is stacked on it then.
    return validated.isDone() ? judge(validated.join(), passage)
        : validated.thenCompose(result -> judge(result, passage)).exceptionally(unforeseen -> refuse(unforeseen, passage));
  }

  /** Ends the background refresh, and forgets all tokens. */
  @Override
  public void close() {
    sources.keySources.close();
    sources.tokens.close();
  }

  private CompletionStage<Decision> judge(ValidationResult result, Passage passage) {
    return result.fold(token -> holdAgainstDenyList(token, passage), (refusal, proven) -> decided(refuse(refusal, proven, passage)));
  }

  private CompletionStage<Decision> holdAgainstDenyList(ValidToken token, Passage passage) {
    // At a start the first reading of the list may be under way.
    return sources.denyList.isSettled() ? lookUp(token, passage)
        : sources.denyList.settled().thenCompose(settled -> lookUp(token, passage))
            .exceptionally(unforeseen -> refuse(unforeseen, passage));
  }

  private CompletionStage<Decision> lookUp(ValidToken token, Passage passage) {
    Refusal revoked = sources.denyList.refusalOf(token.claims());
    if (revoked != null) {
      return decided(refuse(revoked, token.proven(), passage));
    }
    return sources.directory.concerns(token)
        ? sources.directory.groups(token)
            .thenCompose(groups -> groups.isRefused() ? decided(refuse(groups.refusal(), token.proven(), passage))
                : admit(token, groups.value(), passage))
            .exceptionally(unforeseen -> refuse(unforeseen, passage))
        : admit(token, token.claims().groups(), passage);
  }

  private static CompletionStage<Decision> decided(Decision decision) {
    return CompletableFuture.completedFuture(decision);
  }

  private CompletionStage<Decision> admit(ValidToken token, List<String> groups, Passage passage) {
    Outcome<Principal> principal = admission.admit(token, groups);
    if (principal.isRefused()) {
      return decided(refuse(principal.refusal(), token.proven(), passage));
    }
    if (passage.second == null) {
      return decided(admit(token, principal.value(), passage));
    }
    // Last of all, as a body may be slow to come: nobody without a good token makes us wait for one.
    return passage.second.in(sources.bodies, !refusedBodiesAreRead)
        .thenApply(refusal -> refusal == null ? admit(token, principal.value(), passage) : refuse(refusal, token.proven(), passage))
        .exceptionally(unforeseen -> refuse(unforeseen, passage));
  }

  private Decision admit(ValidToken token, Principal principal, Passage passage) {
    sources.tokens.remember(token);
    audit.record(DecisionRecord.admitted(circumstances(passage), token, principal));
    return Decision.admitted(principal, token.presented());
  }

  private Decision refuse(Refusal refusal, VerifiedToken proven, Passage passage) {
    UUID id = sources.refusalIds.next();
    audit.record(DecisionRecord.refused(circumstances(passage), proven, refusal, id));
    return Decision.refused(refusal, id, answers.to(refusal, id));
  }

  private Circumstances circumstances(Passage passage) {
    return new Circumstances(sources.clock.instant(), sources.timetable.nanos() - passage.begun, passage.origin, settings.hash());
  }

  /** The refusal in place of an admission that could not be carried out, recorded like any other. */
  public Decision refuse(Throwable unforeseen) {
    return refuse(unforeseen, new Passage(sources.timetable.nanos(), RequestOrigin.UNKNOWN, null));
  }

  /** Tells the log the error's class and place, and not its message, which may quote the token. */
  private Decision refuse(Throwable unforeseen, Passage passage) {
    Throwable cause = unforeseen.getCause() != null ? unforeseen.getCause() : unforeseen;
    StackTraceElement[] stack = cause.getStackTrace();
    LOGGER.warn("Unforeseen {} at {}: the request to {} is refused", cause.getClass().getName(),
        stack.length > 0 ? stack[0] : "an unknown place", sources.name);
    return refuse(isOurOutage(cause) ? Reason.NO_RESOURCES.refusal().retryAfter(RETRY_AFTER_SECONDS)
        : Reason.UNFORESEEN.refusal(), null, passage);
  }

  /** A pool that is full, or a runtime without memory or threads, says nothing of the token; a deep recursion may be its doing. */
  private static boolean isOurOutage(Throwable cause) {
    return cause instanceof RejectedExecutionException
        || cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
  }
}
