package org.muleentra.jwt.gateway.engine;

import static org.mule.runtime.api.store.ObjectStoreManager.BASE_PERSISTENT_OBJECT_STORE_KEY;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_POLICY_MANAGER_STATE_HANDLER;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_STORE_MANAGER;
import static org.mule.runtime.core.api.config.bootstrap.ArtifactType.APP;
import static org.mule.runtime.core.api.config.bootstrap.ArtifactType.POLICY;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.mule.runtime.api.exception.MuleException;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.api.scheduler.SchedulerView;
import org.mule.runtime.core.api.policy.DefaultPolicyInstance;
import org.mule.runtime.core.api.policy.Policy;
import org.mule.runtime.core.api.policy.PolicyProvider;
import org.mule.runtime.core.internal.policy.DefaultPolicyStateHandler;
import org.mule.service.http.impl.service.HttpServiceImplementation;
import org.muleentra.jwt.gateway.backend.BackendExtension;
import org.muleentra.jwt.gateway.backend.FlowRuns;
import org.muleentra.jwt.gateway.engine.expression.SharedLanguageFactory;
import org.muleentra.jwt.gateway.engine.scheduler.PooledSchedulerService;
import org.muleentra.jwt.gateway.http.HttpDoor;
import org.muleentra.jwt.gateway.http.HttpExtension;
import org.muleentra.jwt.gateway.http.ListenerPolicyTransformer;
import org.muleentra.jwt.gateway.policy.OnePolicy;

/** The parts of a started engine, and how an API is put together from them. */
final class RunningEngine implements AutoCloseable {

  private final PooledSchedulerService schedulers = new PooledSchedulerService();
  private final HttpServiceImplementation http = new HttpServiceImplementation(schedulers);
  private final Deque<DeployedApi> deployed = new ConcurrentLinkedDeque<>();
  private final Extensions extensions;
  private final WorkingDirectory workingDirectory;
  private final HttpDoor door;
  private final SchedulerService schedulersOfApis;
  private final EngineServices given;

  private RunningEngine(InetSocketAddress listen, WorkingDirectory directory, EngineServices given, List<Class<?>> more)
      throws IOException, MuleException {
    this.given = given;
    schedulersOfApis = given.schedulers().apply(schedulers);
    List<Class<?>> all = new ArrayList<>(List.of(HttpExtension.class, BackendExtension.class));
    all.addAll(more);
    extensions = new Extensions(all);
    http.start();
    door = HttpDoor.open(http, schedulers, listen);
    workingDirectory = directory;
  }

  static RunningEngine start(InetSocketAddress listen, WorkingDirectory directory, EngineServices services,
      List<Class<?>> extensions) throws IOException {
    try {
      return new RunningEngine(listen, directory, services, extensions);
    } catch (MuleException e) {
      throw new IOException("The HTTP service does not start", e);
    }
  }

  InetSocketAddress address() {
    return door.address();
  }

  List<String> schedulers() {
    return schedulers.getSchedulers().stream().map(SchedulerView::getName).toList();
  }

  DeployedApi deploy(ApiSpec api) {
    FlowRuns runs = new FlowRuns();
    Map<String, Object> services = services();
    List<Artifact> started = new ArrayList<>();
    try {
      if (api.policy().isPresent()) {
        String policyId = api.name() + "-policy";
        Artifact policy = start(POLICY, policyId, Map.of(policyId + ".xml", api.policy().get()), services);
        started.add(0, policy);
        services.put("policyProvider", provider(policyId, policy));
        // As in a container: a policy and its application share their object stores.
        services.put(BASE_PERSISTENT_OBJECT_STORE_KEY, policy.find(BASE_PERSISTENT_OBJECT_STORE_KEY));
      }
      services.put("flowRuns", runs);
      services.put("httpDoor", door);
      services.put("listenerPolicyTransformer", new ListenerPolicyTransformer());
      started.add(0, start(APP, api.name(), api.files(), services));
    } catch (RuntimeException e) {
      started.forEach(Artifact::close);
      throw e;
    }
    DeployedApi result = new DeployedApi(api.name(), runs, started);
    deployed.push(result);
    return result;
  }

  private Artifact start(org.mule.runtime.core.api.config.bootstrap.ArtifactType type, String id,
      Map<String, String> files, Map<String, Object> services) {
    return Artifact.start(type, id, files, extensions, services, workingDirectory.path());
  }

  /** What a container gives every artifact; policy and application of one API share the state of policies in flight. */
  private Map<String, Object> services() {
    Map<String, Object> services = new HashMap<>();
    services.put(schedulers.getName(), schedulersOfApis);
    given.objectStores().ifPresent(stores -> services.put(OBJECT_STORE_MANAGER, stores));
    services.put(http.getName(), new HttpServiceView(http));
    services.put("expressionLanguageFactory", new SharedLanguageFactory());
    services.put(OBJECT_POLICY_MANAGER_STATE_HANDLER, new DefaultPolicyStateHandler());
    return services;
  }

  private static PolicyProvider provider(String policyId, Artifact policy) {
    try {
      return new OnePolicy(new Policy(policy.find(DefaultPolicyInstance.class).getSourcePolicyChain()
          .orElseThrow(() -> new DeploymentException(policyId, new IllegalArgumentException("has no source chain"))), policyId));
    } catch (MuleException e) {
      throw new DeploymentException(policyId, e);
    }
  }

  @Override
  public void close() {
    deployed.forEach(DeployedApi::close);
    door.close();
    try {
      http.stop();
    } catch (MuleException e) {
      throw new IllegalStateException("The HTTP service does not stop", e);
    } finally {
      schedulers.close();
      workingDirectory.close();
    }
  }
}
