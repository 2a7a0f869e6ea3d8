package org.muleentra.jwt.gateway.tryout;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.testkit.Contoso;
import org.muleentra.jwt.testkit.MockEntra;

/** A mock Entra, and a gateway whose APIs trust its tenant Contoso. */
final class Demo implements AutoCloseable {

  private final MockEntra entra;
  private final Gateway gateway;

  private Demo(MockEntra entra, Gateway gateway) {
    this.entra = entra;
    this.gateway = gateway;
  }

  /** Starts both on loopback, on ports of the system's choice. */
  static Demo start() {
    return start(List.of());
  }

  /** Starts both, with an API more whose signing keys are out of reach. */
  static Demo startWithOutage() {
    return start(List.of(api("orders-cut-off", unreachable(), Map.of())));
  }

  private static Demo start(List<Api> more) {
    MockEntra entra = MockEntra.start();
    try {
      List<Api> apis = new ArrayList<>(apis(entra));
      apis.addAll(more);
      return new Demo(entra, Gateway.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), apis));
    } catch (RuntimeException e) {
      entra.close();
      throw e;
    }
  }

  private static List<Api> apis(MockEntra entra) {
    return List.of(
        api("orders", entra.baseUrl(), Map.of("roleMappings", List.of(
            Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader"),
            Map.of("key", Contoso.ADMINS_GROUP_ID, "value", "admin")))),
        api("orders-write", entra.baseUrl(), Map.of(
            "requiredScopes", List.of(Contoso.WRITE_SCOPE),
            "requiredAppRoles", List.of(Contoso.WRITE_ALL_ROLE),
            "realm", "orders")));
  }

  private static Api api(String name, String metadataBaseUrl, Map<String, ?> more) {
    Map<String, Object> configuration = new HashMap<>(more);
    configuration.put("tenants", List.of(Contoso.TENANT_ID));
    configuration.put("audiences", List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI));
    configuration.put("metadataBaseUrl", metadataBaseUrl);
    return new Api(name, "/" + name + "/*", new ObjectMapper().valueToTree(configuration));
  }

  /** An address that nobody listens on any more. */
  private static String unreachable() {
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + gone.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MockEntra entra() {
    return entra;
  }

  Gateway gateway() {
    return gateway;
  }

  @Override
  public void close() {
    gateway.close();
    entra.close();
  }
}
