package org.muleentra.jwt.core;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.muleentra.jwt.core.audit.AuditEvent;
import org.muleentra.jwt.core.audit.AuditLog;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.error.Answers;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.key.KeySources;
import org.muleentra.jwt.core.key.MetadataTransport;
import org.muleentra.jwt.core.key.SavedKeys;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.principal.BackendHeaders;
import org.muleentra.jwt.core.principal.Principal;
import org.muleentra.jwt.core.revocation.DenyList;
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

  private final ValidationParameters parameters;
  private final Authorities authorities;
  private final KeySources keySources;
  private final DenyList denyList;
  private final Clock clock;
  private final AuditLog audit;
  private final BearerCredentials credentials;
  private final TokenValidator validator;
  private final Admission admission;
  private final Answers answers;

  private Gatekeeper(ValidationParameters parameters, Authorities authorities, KeySources keySources,
      DenyList denyList, Clock clock, AuditLog audit) {
    this.parameters = parameters;
    this.authorities = authorities;
    this.keySources = keySources;
    this.denyList = denyList;
    this.clock = clock;
    this.audit = audit;
    this.credentials = new BearerCredentials(parameters.maximumTokenSize());
    this.validator = new TokenValidator(parameters, authorities, keySources, clock);
    this.admission = new Admission(parameters);
    this.answers = parameters.answers();
  }

  /**
   * Opens the door and starts to fetch keys, without waiting for them: a key server that is down delays nothing.
   *
   * @param saved where keys outlive this process; {@link SavedKeys#NONE} for nowhere
   * @param denyList tokens refused although they are valid; stays the caller's to close
   * @param scheduler for refreshes and for callers whose keys had to be fetched; stays the caller's to stop
   * @throws IllegalStateException when the self-test finds that a token would pass that must be refused
   */
  public static Gatekeeper open(ValidationParameters parameters, MetadataTransport transport, SavedKeys saved,
      DenyList denyList, ScheduledExecutorService scheduler, Clock clock, AuditLog audit) {
    SelfTest.run(parameters, clock);
    Authorities authorities = parameters.authorities();
    KeySources keySources = new KeySources(authorities.all(), transport, saved, scheduler, clock,
        parameters.outageTolerance());
    keySources.preload();
    return new Gatekeeper(parameters, authorities, keySources, denyList, clock, audit);
  }

  /**
   * A door with other permissions required, over the same keys; closing either closes the refresh of both.
   *
   * @param permissions states the permissions in place of those configured
   * @throws org.muleentra.jwt.core.error.InvalidSettingException naming the setting that is wrong
   */
  public Gatekeeper requiring(Consumer<ParametersBuilder> permissions) {
    return new Gatekeeper(parameters.with(permissions), authorities, keySources, denyList, clock, audit);
  }

  /** This door as a policy uses it. */
  public PolicyDoor forPolicy() {
    Gatekeeper door = !parameters.reportOnly() ? this : new Gatekeeper(parameters, authorities, keySources, denyList, clock,
        event -> audit.record(event.inReportOnlyMode()));
    return new PolicyDoor(door, parameters.reportOnly(), new BackendHeaders(parameters.backendHeaderNames(),
        parameters.removeAuthorization(), parameters.reportOnly()), ResourceDocument.of(parameters));
  }

  /**
   * Decides on a request and records the decision.
   *
   * @return completed already unless keys must be fetched first; never completes exceptionally
   */
  public CompletionStage<Decision> decide(InboundRequest request) {
    try {
      Outcome<String> bearer = credentials(request);
      return bearer.isRefused()
          ? CompletableFuture.completedFuture(refuse(bearer.refusal(), null))
          : read(validator.validate(bearer.value()))
              .thenApply(result -> result.fold(token -> admit(token, request), this::refuse))
              .exceptionally(this::refuse);
    } catch (RuntimeException | StackOverflowError unforeseen) {
      return CompletableFuture.completedFuture(refuse(unforeseen));
    }
  }

  /** Ends the background refresh. */
  @Override
  public void close() {
    keySources.close();
  }

  private Outcome<String> credentials(InboundRequest request) {
    List<String> authorization = request.headerValues("Authorization");
    // RFC 6750 §2: a client must not send the token in more than one place.
    return !authorization.isEmpty() && request.hasQueryParameter(TOKEN_PARAMETER)
        ? Outcome.refused(Reason.TOKEN_IN_TWO_PLACES)
        : credentials.fromHeader(authorization);
  }

  /** The result, once there is a deny list to hold it against: at a start the first reading may be under way. */
  private CompletionStage<ValidationResult> read(CompletionStage<ValidationResult> validation) {
    return denyList.isSettled() ? validation
        : validation.thenCompose(result -> result.fold(token -> denyList.settled(),
            (refusal, claims) -> CompletableFuture.<Void>completedFuture(null)).thenApply(settled -> result));
  }

  private Decision admit(ValidToken token, InboundRequest request) {
    Refusal revoked = denyList.refusalOf(token.claims());
    if (revoked != null) {
      return refuse(revoked, token.claims());
    }
    Outcome<Principal> principal = admission.admit(token);
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
    return refuse(Reason.UNFORESEEN.refusal(), null);
  }
}
