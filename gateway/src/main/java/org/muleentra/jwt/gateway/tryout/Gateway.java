package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.mule.EntraJwtExtension;

/** An engine that serves APIs, each behind the Entra JWT policy in a configuration of its own. */
final class Gateway implements AutoCloseable {

  private final MuleEngine engine;
  private final List<DeployedApi> deployed = new ArrayList<>();

  private Gateway(MuleEngine engine) {
    this.engine = engine;
  }

  /**
   * Starts an engine with all the APIs, or with none.
   *
   * @throws FieldException where the form, the extension or the system refuses something of it
   */
  static Gateway start(InetSocketAddress listen, List<Api> apis) {
    List<ApiSpec> specs = specs(apis);
    Gateway gateway = open(listen);
    try {
      for (int i = 0; i < specs.size(); i++) {
        gateway.deploy(i, specs.get(i));
      }
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  /**
   * Starts an engine without any API.
   *
   * @throws FieldException where the system refuses the address
   */
  static Gateway open(InetSocketAddress listen) {
    try {
      return new Gateway(MuleEngine.start(listen, EntraJwtExtension.class));
    } catch (IOException e) {
      throw new FieldException("listen", "must be an address that can be opened here: " + e.getMessage());
    }
  }

  private static List<ApiSpec> specs(List<Api> apis) {
    PolicyTemplate template = PolicyTemplate.load();
    List<ApiSpec> specs = new ArrayList<>();
    for (Api api : apis) {
      try {
        specs.add(ApiSpec.behind(template.render(api.name(), api.configuration()), api.name(), api.path()));
      } catch (FieldException e) {
        throw e.within(configuration(specs.size()));
      }
    }
    return specs;
  }

  private void deploy(int index, ApiSpec spec) {
    try {
      add(spec);
    } catch (DeploymentException e) {
      throw new FieldException(configuration(index), e.reason());
    }
  }

  /**
   * Adds an API.
   *
   * @throws DeploymentException where the extension or the engine refuses it
   */
  void add(ApiSpec spec) {
    deployed.add(engine.deploy(spec));
  }

  private static String configuration(int index) {
    return "apis[" + index + "].configuration";
  }

  /** Returns the URI of a path on this gateway. */
  URI uri(String path) {
    return engine.uri(path);
  }

  /** Returns how often a flow behind a policy ran. */
  long flowRuns() {
    return deployed.stream().mapToLong(DeployedApi::flowRuns).sum();
  }

  @Override
  public void close() {
    engine.close();
  }
}
