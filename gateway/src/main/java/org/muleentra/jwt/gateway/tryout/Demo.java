package org.muleentra.jwt.gateway.tryout;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.testkit.server.MockEntra;

/** A mock Entra, and a gateway whose APIs trust it. */
final class Demo implements AutoCloseable {

  private final MockEntra entra;
  private final Gateway gateway;
  private final List<MuleEngine> more = new ArrayList<>();

  private Demo(MockEntra entra, Gateway gateway) {
    this.entra = entra;
    this.gateway = gateway;
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
        DemoApis apis = new DemoApis(entra, gateway);
        apis.deploy();
        if (outage) {
          apis.deployCutOff();
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

  /** Closes it before all else of this; for what a section needs for itself. */
  void closeToo(MuleEngine own) {
    more.add(own);
  }

  @Override
  public void close() {
    more.forEach(MuleEngine::close);
    gateway.close();
    entra.close();
  }
}
