package org.muleentra.jwt.gateway.packaged;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mule.runtime.api.exception.MuleException;
import org.mule.runtime.api.service.Service;
import org.mule.runtime.module.artifact.api.classloader.ClassLoaderRepository;
import org.mule.runtime.module.deployment.impl.internal.plugin.MuleExtensionModelLoaderManager;
import org.mule.runtime.module.extension.internal.loader.ExtensionModelLoaderRepository;
import org.mule.service.http.impl.service.HttpServiceImplementation;
import org.muleentra.jwt.gateway.backend.FlowRuns;
import org.muleentra.jwt.gateway.engine.expression.SharedLanguageFactory;
import org.muleentra.jwt.gateway.engine.scheduler.PooledSchedulerService;
import org.muleentra.jwt.gateway.http.HttpDoor;
import org.muleentra.jwt.gateway.http.ListenerPolicyTransformer;

/** What the container offers to its artifacts: Mule's HTTP service, and the gateway's stand-ins. */
final class Services implements AutoCloseable {

  private final PooledSchedulerService schedulers = new PooledSchedulerService();
  private final HttpServiceImplementation http = new HttpServiceImplementation(schedulers);
  private final SharedLanguageFactory language = new SharedLanguageFactory();
  private final FlowRuns flowRuns = new FlowRuns();
  private final MuleExtensionModelLoaderManager extensionLoaders;
  private final HttpDoor door;

  private Services(Container container) throws MuleException, IOException {
    extensionLoaders = new MuleExtensionModelLoaderManager(container.loader());
    extensionLoaders.start();
    http.start();
    door = HttpDoor.open(http, schedulers, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static Services start(Container container) throws MuleException, IOException {
    return new Services(container);
  }

  List<Service> container() {
    return List.of(schedulers, http, language);
  }

  Map<String, Object> ofTheListener() {
    return Map.of("flowRuns", flowRuns, "httpDoor", door, "listenerPolicyTransformer", new ListenerPolicyTransformer());
  }

  ExtensionModelLoaderRepository extensionLoaders() {
    return extensionLoaders;
  }

  /** No object is serialized from one artifact to another here. */
  ClassLoaderRepository classLoaders() {
    return new ClassLoaderRepository() {

      @Override
      public Optional<ClassLoader> find(String classLoaderId) {
        return Optional.empty();
      }

      @Override
      public Optional<String> getId(ClassLoader classLoader) {
        return Optional.empty();
      }
    };
  }

  InetSocketAddress address() {
    return door.address();
  }

  long flowRuns() {
    return flowRuns.total();
  }

  @Override
  public void close() throws MuleException {
    door.close();
    http.stop();
    schedulers.close();
  }
}
