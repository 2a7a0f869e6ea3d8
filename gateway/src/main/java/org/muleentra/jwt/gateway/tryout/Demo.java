package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.muleentra.jwt.gateway.engine.EngineServices;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;

/** A mock Entra, and a gateway whose APIs trust it. */
final class Demo implements AutoCloseable {

  private final MockEntra entra;
  private final Gateway gateway;
  private final DemoApis apis;
  private MuleEngine soon;

  private Demo(MockEntra entra, Gateway gateway) {
    this.entra = entra;
    this.gateway = gateway;
    this.apis = new DemoApis(entra, gateway);
  }

  /** Starts both on loopback, on ports of the system's choice. */
  static Demo start() {
    return start(false);
  }

  /** Starts both, with an API more whose signing keys are out of reach. */
  static Demo startWithOutage() {
    return start(true);
  }

  private static Demo start(boolean outage) {
    MockEntra entra = MockEntra.start();
    try {
      Gateway gateway = Gateway.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Demo demo = new Demo(entra, gateway);
      try {
        demo.apis.deploy();
        if (outage) {
          demo.apis.deployCutOff();
        }
        return demo;
      } catch (RuntimeException e) {
        gateway.close();
        throw e;
      }
    } catch (RuntimeException e) {
      entra.close();
      throw e;
    }
  }

  MockEntra entra() {
    return entra;
  }

  Gateway gateway() {
    return gateway;
  }

  DemoApis apis() {
    return apis;
  }

  /** An engine beside the gateway's, whose clocks' minutes take no time; started when it is first asked for. */
  MuleEngine soon() throws IOException {
    if (soon == null) {
      soon = MuleEngine.startWith(new EngineServices(SoonSchedulers::of, Optional.empty()), EntraJwtExtension.class);
    }
    return soon;
  }

  @Override
  public void close() {
    if (soon != null) {
      soon.close();
    }
    gateway.close();
    entra.close();
  }
}
