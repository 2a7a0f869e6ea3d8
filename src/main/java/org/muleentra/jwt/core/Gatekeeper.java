package org.muleentra.jwt.core;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.muleentra.jwt.core.audit.AuditEvent;
import org.muleentra.jwt.core.audit.AuditLog;
import org.muleentra.jwt.core.error.Answers;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.principal.BackendHeaders;
import org.muleentra.jwt.core.principal.Principal;
import org.muleentra.jwt.core.token.BearerCredentials;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.selftest.SelfTest;
import org.muleentra.jwt.core.validation.ParametersBuilder;
import org.muleentra.jwt.core.validation.TokenValidator;
import org.muleentra.jwt.core.validation.ValidToken;
import org.muleentra.jwt.core.validation.ValidationParameters;
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

  /** The token's name in a query or a form (RFC 6750 §2.2, §2.3). */
  private static final String TOKEN_PARAMETER = "access_token";

  /** When to come back where the runtime had nothing left to decide with. */
  private static final long RETRY_AFTER_SECONDS = 5;

  private final ValidationParameters parameters;
  private final Knowledge knowledge;
  private final AuditLog audit;
  private final BearerCredentials credentials;
  private final TokenValidator validator;
  private final Admission admission;
  private final Answers answers;

  private Gatekeeper(ValidationParameters parameters, Knowledge knowledge, AuditLog audit) {
    this.parameters = parameters;
    this.knowledge = knowledge;
    this.audit = audit;
    this.credentials = new BearerCredentials(parameters.maximumTokenSize());
    this.validator = new TokenValidator(parameters, knowledge.authorities, knowledge.keySources, knowledge.clock);
    this.admission = new Admission(parameters);
    this.answers = parameters.answers();
  }

  /**
   * Opens the door and starts to fetch keys, without waiting for them: a key server that is down delays nothing.
   *
   * @throws IllegalStateException when the self-test finds that a token would pass that must be refused
   */
  public static Gatekeeper open(ValidationParameters parameters, Surroundings around) {
    SelfTest.run(parameters, around.clock);
    return new Gatekeeper(parameters, new Knowledge(parameters, around), around.audit);
  }

  /**
   * A door with other permissions required, over the same keys and directory; closing either closes the refresh of both.
   *
   * @param permissions states the permissions in place of those configured
   * @throws org.muleentra.jwt.core.error.InvalidSettingException naming the setting that is wrong
   */
  public Gatekeeper requiring(Consumer<ParametersBuilder> permissions) {
    return new Gatekeeper(parameters.with(permissions), knowledge, audit);
  }

  /** This door as a policy uses it. */
  public PolicyDoor forPolicy() {
    Gatekeeper door = !parameters.reportOnly() ? this
        : new Gatekeeper(parameters, knowledge, event -> audit.record(event.inReportOnlyMode()));
    return new PolicyDoor(door, parameters.reportOnly(), new BackendHeaders(parameters.backendHeaderNames(),
        parameters.removeAuthorization(), parameters.reportOnly()), ResourceDocument.of(parameters));
  }

  /**
   * Decides on a request and records the decision.
   *
   * @return completed already unless keys must be fetched first or the directory asked; never completes exceptionally
   */
  public CompletionStage<Decision> decide(InboundRequest request) {
    try {
      // What a lost timer would have done: a request that passes by sees to it.
      knowledge.timetable.notice();
      Outcome<String> bearer = credentials(request);
      if (bearer.isRefused()) {
        return decided(refuse(bearer.refusal(), null));
      }
      CompletableFuture<ValidationResult> validated = validator.validate(bearer.value()).toCompletableFuture();
      // Nearly always it is done: nothing is stacked on it then.
      return validated.isDone() ? judge(validated.join(), request)
          : validated.thenCompose(result -> judge(result, request)).exceptionally(this::refuse);
    } catch (RuntimeException | Error unforeseen) {
      return CompletableFuture.completedFuture(refuse(unforeseen));
    }
  }

  /** Ends the background refresh. */
  @Override
  public void close() {
    knowledge.keySources.close();
  }

  private Outcome<String> credentials(InboundRequest request) {
    List<String> authorization = request.headerValues("Authorization");
    // RFC 6750 §2: a client must not send the token in more than one place.
    return !authorization.isEmpty() && request.hasQueryParameter(TOKEN_PARAMETER)
        ? Outcome.refused(Reason.TOKEN_IN_TWO_PLACES)
        : credentials.fromHeader(authorization);
  }

  private CompletionStage<Decision> judge(ValidationResult result, InboundRequest request) {
    return result.fold(token -> holdAgainstDenyList(token, request), (refusal, claims) -> decided(refuse(refusal, claims)));
  }

  private CompletionStage<Decision> holdAgainstDenyList(ValidToken token, InboundRequest request) {
    // At a start the first reading of the list may be under way.
    return knowledge.denyList.isSettled() ? lookUp(token, request)
        : knowledge.denyList.settled().thenCompose(settled -> lookUp(token, request)).exceptionally(this::refuse);
  }

  private CompletionStage<Decision> lookUp(ValidToken token, InboundRequest request) {
    Refusal revoked = knowledge.denyList.refusalOf(token.claims());
    if (revoked != null) {
      return decided(refuse(revoked, token.claims()));
    }
    return knowledge.directory.concerns(token)
        ? knowledge.directory.groups(token)
            .thenApply(groups -> groups.isRefused() ? refuse(groups.refusal(), token.claims())
                : admit(token, groups.value(), request))
            .exceptionally(this::refuse)
        : decided(admit(token, token.claims().groups(), request));
  }

  private static CompletionStage<Decision> decided(Decision decision) {
    return CompletableFuture.completedFuture(decision);
  }

  private Decision admit(ValidToken token, List<String> groups, InboundRequest request) {
    Outcome<Principal> principal = admission.admit(token, groups);
    if (principal.isRefused()) {
      return refuse(principal.refusal(), token.claims());
    }
    // RFC 6750 §2.2. Last of all, as a body may be slow to come: nobody without a good token makes us wait for one.
    if (request.hasFormParameter(TOKEN_PARAMETER)) {
      return refuse(Reason.TOKEN_IN_TWO_PLACES.refusal(), token.claims());
    }
    audit.record(AuditEvent.admitted(token.claims()));
    return Decision.admitted(principal.value());
  }

  private Decision refuse(Refusal refusal, Claims claims) {
    audit.record(AuditEvent.refused(refusal, claims));
    return Decision.refused(refusal, answers.to(refusal));
  }

  /**
   * The refusal in place of a decision that could not be made or carried out, recorded like any other.
   *
   * <p>Tells the log the error's class and place, and not its message, which may quote the token.
   */
  public Decision refuse(Throwable unforeseen) {
    Throwable cause = unforeseen.getCause() != null ? unforeseen.getCause() : unforeseen;
    StackTraceElement[] stack = cause.getStackTrace();
    LOGGER.warn("Unforeseen {} at {}: the request is refused", cause.getClass().getName(),
        stack.length > 0 ? stack[0] : "an unknown place");
    return refuse(isOurOutage(cause) ? Reason.NO_RESOURCES.refusal().retryAfter(RETRY_AFTER_SECONDS)
        : Reason.UNFORESEEN.refusal(), null);
  }

  /** A pool that is full, or a runtime without memory or threads, says nothing of the token; a deep recursion may be its doing. */
  private static boolean isOurOutage(Throwable cause) {
    return cause instanceof RejectedExecutionException
        || cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
  }
}
