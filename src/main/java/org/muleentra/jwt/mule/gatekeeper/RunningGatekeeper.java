package org.muleentra.jwt.mule.gatekeeper;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.PolicyGatekeeper;
import org.muleentra.jwt.core.audit.AuditEvent;
import org.muleentra.jwt.core.audit.AuditTrail;
import org.muleentra.jwt.core.audit.Deployment;
import org.muleentra.jwt.core.identity.OwnApi;
import org.muleentra.jwt.core.principal.BackendHeaders;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.mule.http.HttpServiceTransport;
import org.muleentra.jwt.mule.http.Route;
import org.muleentra.jwt.mule.security.EntraAuthentication;
import org.muleentra.jwt.mule.security.EntraSecurityProvider;
import org.muleentra.jwt.mule.store.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gatekeeper of one started configuration, with everything of the runtime that it holds; thread-safe. */
public final class RunningGatekeeper implements StartedConfiguration.Running {

  private static final Logger LOGGER = LoggerFactory.getLogger(RunningGatekeeper.class);

  private final String name;
  private final Gatekeeper gatekeeper;
  private final PolicyGatekeeper policyDoor;
  private final DenyList denyList;
  private final AuditTrail audit;
  private final List<String> providerNames;
  private final Closing closing;
  // As many entries as there are operations in the flows, whose permissions are fixed when they are deployed.
  private final Map<SettingValues, Gatekeeper> views = new ConcurrentHashMap<>();

  private RunningGatekeeper(String name, Gatekeeper gatekeeper, DenyList denyList, AuditTrail audit, String providerName, Closing closing) {
    this.name = name;
    this.gatekeeper = gatekeeper;
    this.policyDoor = gatekeeper.forPolicy();
    this.denyList = denyList;
    this.audit = audit;
    this.providerNames = Collections.singletonList(providerName);
    this.closing = closing;
  }

  /**
   * Opens everything, or nothing when it throws; a key server that is down delays nothing.
   *
   * @param name for the threads and the HTTP client, so that an operator knows whose they are
   * @param deployment what records say of where they were made
   * @param route the way to the servers that keys and groups come from
   * @param stores where things outlive this process
   */
  public static RunningGatekeeper open(GatekeeperSettings settings, String name, Deployment deployment, HttpService http, Route route,
      Supplier<Scheduler> schedulers, SecurityManager securityManager, Stores stores) {
    Closing closing = new Closing(name);
    try {
      Scheduler scheduler = schedulers.get();
      closing.add(scheduler::stop);
      Timetable timetable = Timetable.open(name, scheduler, System::nanoTime);
      HttpServiceTransport transport = HttpServiceTransport.open(http, name, timetable, route);
      closing.add(transport::close);
      // A name of its own for each gate: configurations, and the old and new class after a redeployment, may share
      // one security manager.
      String providerName = name + "." + UUID.randomUUID();
      securityManager.addProvider(new EntraSecurityProvider(providerName));
      closing.add(() -> securityManager.removeProvider(providerName));
      Clock clock = Clock.systemUTC();
      DenyList denyList = stores.revocations() == null ? DenyList.NONE
          : DenyList.open(name, stores.revocations(), timetable, clock);
      closing.add(denyList::close);
      AuditTrail audit = AuditTrail.open(settings.audit(), deployment, settings.hash(), new Slf4jAuditSink(), stores.chain(), timetable, clock);
      closing.add(audit::close);
      Gatekeeper gatekeeper = Gatekeeper.open(settings, Platform.of(name, transport, timetable, clock, audit)
          .savingKeys(stores.keys()).denying(denyList).sharing(stores.memberships()));
      closing.add(gatekeeper::close);
      // Before what it tells of ends.
      closing.add(audit.metricsLog(gatekeeper.vitals())::close);
      // First of all, so that whoever waits is answered at once, and not when client and scheduler have stopped.
      closing.add(timetable::close);
      LOGGER.info("Configuration {}: {}", name, settings.entrySentence());
      settings.doubts().forEach(doubt -> LOGGER.warn("Configuration {}: {}", name, doubt));
      if (settings.reportOnly()) {
        LOGGER.warn("REPORT-ONLY: the policy of {} decides and logs, and lets every call pass: nothing is refused", name);
      }
      return new RunningGatekeeper(name, gatekeeper, denyList, audit, providerName, closing);
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  /** Decides for a policy by the configured permissions, or answers with the API's metadata. */
  public CompletionStage<Decision> authorize(InboundRequest request) {
    return policyDoor.authorize(request);
  }

  /** Decides for a flow by the permissions of an operation, where it states some; never in report-only mode. */
  public CompletionStage<Decision> decide(InboundRequest request, SettingValues permissions) {
    if (permissions.isEmpty()) {
      return gatekeeper.decide(request);
    }
    try {
      return views.computeIfAbsent(permissions, gatekeeper::requiring).decide(request);
    } catch (InvalidSettingException e) {
      // Deployed beside another configuration, which alone could grant it.
      LOGGER.error("Operation validate-token with {}: {}: its calls are refused", name, e.getMessage());
      return CompletableFuture.completedFuture(gatekeeper.refuse(e));
    }
  }

  /** Makes the admitted caller known to the rest of the flow and to later policies. */
  public EntraAuthentication introduce(Decision decision, AuthenticationHandler handler)
      throws SecurityException, SecurityProviderNotFoundException, UnknownAuthenticationTypeException {
    EntraAuthentication caller = EntraAuthentication.of(decision.principal(), decision.token());
    handler.setAuthentication(providerNames, caller);
    return caller;
  }

  /** This gate as the application's own client sees it. */
  public OwnApi ownApi() {
    return gatekeeper.ownApi();
  }

  /** The numbers and the status of the configuration. */
  public Vitals vitals() {
    return gatekeeper.vitals();
  }

  /** The deny list that decisions go by. */
  public DenyList denyList() {
    return denyList;
  }

  /** Writes down what was done to the gatekeeper. */
  public void record(AuditEvent event) {
    audit.record(event);
  }

  /** A policy's decision in place of an admission that could not be carried out. */
  public Decision refuse(Throwable unforeseen) {
    return policyDoor.refuse(unforeseen);
  }

  /** A flow's decision in place of an admission that could not be carried out. */
  public Decision refuseToken(Throwable unforeseen) {
    return gatekeeper.refuse(unforeseen);
  }

  /** Which headers a backend is to see. */
  public BackendHeaders backendHeaders() {
    return policyDoor.backendHeaders();
  }

  @Override
  public void close() {
    closing.close();
  }
}
