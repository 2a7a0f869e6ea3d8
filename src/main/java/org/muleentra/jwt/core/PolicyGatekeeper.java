package org.muleentra.jwt.core;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.discovery.ResourceDocument;
import org.muleentra.jwt.core.principal.BackendHeaders;

/**
 * The gatekeeper as a policy in front of a flow uses it: it also hands out the API's metadata, says what the backend is
 * told, and in report-only mode lets pass whom it would refuse. Thread-safe.
 */
public final class PolicyGatekeeper {

  private final Gatekeeper gatekeeper;
  private final boolean reportOnly;
  private final BackendHeaders backendHeaders;
  private final ResourceDocument document;

  /** @param document {@code null} for none */
  PolicyGatekeeper(Gatekeeper gatekeeper, boolean reportOnly, BackendHeaders backendHeaders, ResourceDocument document) {
    this.gatekeeper = gatekeeper;
    this.reportOnly = reportOnly;
    this.backendHeaders = backendHeaders;
    this.document = document;
  }

  /**
   * Decides on a request, and records the decision; who asks for the API's metadata is answered, which is no decision.
   *
   * @return completed already unless keys must be fetched first, the directory asked or a body read; never completes exceptionally
   */
  public CompletionStage<Decision> authorize(InboundRequest request) {
    return document != null && document.isAskedFor(request.method(), request.path())
        ? CompletableFuture.completedFuture(Decision.answered(document.answer()))
        : gatekeeper.decide(request).thenApply(this::concluded).exceptionally(this::refuse);
  }

  /** The decision in place of one that could not be made or carried out, recorded like any other. */
  public Decision refuse(Throwable unforeseen) {
    return concluded(gatekeeper.refuse(unforeseen));
  }

  /** Which headers a backend is to see. */
  public BackendHeaders backendHeaders() {
    return backendHeaders;
  }

  /** The very end: nothing after it can refuse, and nothing before it knows that a refusal will pass. */
  private Decision concluded(Decision decision) {
    if (decision.admitted()) {
      Map<String, String> told = backendHeaders.of(decision.principal());
      return told.isEmpty() && !reportOnly ? decision : decision.telling(told, reportOnly);
    }
    return reportOnly
        ? Decision.reported(decision, backendHeaders.of(decision.refusal(), decision.answer().status(), decision.refusalId())) : decision;
  }
}
