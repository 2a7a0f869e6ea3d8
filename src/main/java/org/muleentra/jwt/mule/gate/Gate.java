package org.muleentra.jwt.mule.gate;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.security.SecurityException;
import org.mule.runtime.api.security.SecurityProviderNotFoundException;
import org.mule.runtime.api.security.UnknownAuthenticationTypeException;
import org.mule.runtime.core.api.security.SecurityManager;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.mule.runtime.http.api.HttpService;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.key.SavedKeys;
import org.muleentra.jwt.core.validation.ValidationParameters;
import org.muleentra.jwt.mule.http.HttpServiceTransport;
import org.muleentra.jwt.mule.http.Route;
import org.muleentra.jwt.mule.security.EntraAuthentication;
import org.muleentra.jwt.mule.security.EntraSecurityProvider;
import org.muleentra.jwt.mule.setting.PermissionOverride;

/** The gatekeeper of one started configuration, with everything of the runtime that it holds; thread-safe. */
public final class Gate implements AutoCloseable {

  /** More than any application has operations; see {@link #views}. */
  private static final int MAXIMUM_VIEWS = 1000;

  private final Gatekeeper gatekeeper;
  private final List<String> vouchers;
  private final Closing closing;
  // As many entries as there are operations in the flows, whose lists are fixed when they are deployed. Bounded all
  // the same: Mule 4.1 evaluates an expression in a list's item although the parameter supports none.
  private final Map<PermissionOverride, Gatekeeper> views = new ConcurrentHashMap<>();

  private Gate(Gatekeeper gatekeeper, String voucher, Closing closing) {
    this.gatekeeper = gatekeeper;
    this.vouchers = Collections.singletonList(voucher);
    this.closing = closing;
  }

  /**
   * Opens everything, or nothing when it throws; a key server that is down delays nothing.
   *
   * @param name for the threads and the HTTP client, so that an operator knows whose they are
   * @param saved where keys outlive this process
   * @param route the way to the servers that keys come from
   */
  public static Gate open(ValidationParameters parameters, String name, HttpService http,
      Supplier<Scheduler> schedulers, SecurityManager securityManager, SavedKeys saved, Route route) {
    Closing closing = new Closing();
    try {
      Scheduler scheduler = schedulers.get();
      closing.add(scheduler::stop);
      HttpServiceTransport transport = HttpServiceTransport.open(http, name, scheduler, route);
      closing.add(transport::close);
      // A name of its own for each gate: configurations, and the old and new class after a redeployment, may share
      // one security manager.
      String voucher = name + "." + UUID.randomUUID();
      securityManager.addProvider(new EntraSecurityProvider(voucher));
      closing.add(() -> securityManager.removeProvider(voucher));
      Gatekeeper gatekeeper =
          Gatekeeper.open(parameters, transport, saved, scheduler, Clock.systemUTC(), new Slf4jAuditLog());
      closing.add(gatekeeper::close);
      return new Gate(gatekeeper, voucher, closing);
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  /** Decides by the configured permissions. */
  public CompletionStage<Decision> decide(InboundRequest request) {
    return gatekeeper.decide(request);
  }

  /** Decides by the permissions of an operation, where it states some. */
  public CompletionStage<Decision> decide(InboundRequest request, PermissionOverride override) {
    Gatekeeper chosen = override == null || override.isEmpty() ? gatekeeper : view(override);
    return chosen.decide(request);
  }

  private Gatekeeper view(PermissionOverride override) {
    Gatekeeper known = views.get(override);
    if (known != null) {
      return known;
    }
    Gatekeeper view = override.over(gatekeeper);
    if (views.size() < MAXIMUM_VIEWS) {
      views.put(override, view);
    }
    return view;
  }

  /** Makes the admitted caller known to the rest of the flow and to later policies. */
  public EntraAuthentication introduce(Decision decision, AuthenticationHandler handler)
      throws SecurityException, SecurityProviderNotFoundException, UnknownAuthenticationTypeException {
    EntraAuthentication caller = EntraAuthentication.of(decision.principal());
    handler.setAuthentication(vouchers, caller);
    return caller;
  }

  /** The refusal in place of an admission that could not be carried out. */
  public Decision refuse(Throwable unforeseen) {
    return gatekeeper.refuse(unforeseen);
  }

  @Override
  public void close() {
    closing.close();
  }
}
