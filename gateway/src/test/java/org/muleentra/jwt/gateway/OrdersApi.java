package org.muleentra.jwt.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Contoso's orders API behind the policy on an engine of its own, with the mock Entra that its metadata comes from. */
final class OrdersApi implements AutoCloseable {

  final MockEntra entra;
  final MuleEngine engine;
  final DeployedApi api;
  private final boolean entraIsOurs;

  private OrdersApi(MockEntra entra, boolean entraIsOurs, MuleEngine engine, DeployedApi api) {
    this.entra = entra;
    this.entraIsOurs = entraIsOurs;
    this.engine = engine;
    this.api = api;
  }

  /** Tenant, audiences and metadata address alone. */
  static OrdersApi start() throws IOException {
    return start(MockEntra.start(), Map.of());
  }

  /** With more fields of the form; takes the mock Entra over. */
  static OrdersApi start(MockEntra entra, Map<String, ?> more) throws IOException {
    return on(MuleEngine.start(EntraJwtExtension.class), entra, true, more);
  }

  /** On an engine that finds what an earlier one left in the directory; the mock Entra stays the caller's. */
  static OrdersApi startOver(Path directory, MockEntra entra, Map<String, ?> more) throws IOException {
    return on(MuleEngine.startOver(directory, EntraJwtExtension.class), entra, false, more);
  }

  private static OrdersApi on(MuleEngine engine, MockEntra entra, boolean entraIsOurs, Map<String, ?> more) {
    return new OrdersApi(entra, entraIsOurs, engine, engine.deploy(spec("orders", entra, more)));
  }

  /** One API of any name, behind a policy that trusts the mock Entra. */
  static ApiSpec spec(String name, MockEntra entra, Map<String, ?> more) {
    Map<String, Object> form = new HashMap<>(Map.of(
        "tenants", List.of(Contoso.TENANT_ID),
        "audiences", List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI),
        "metadataBaseUrl", entra.baseUrl()));
    form.putAll(more);
    return ApiSpec.behind(PolicyTemplate.load().render(name, form), name, "/" + name + "/*");
  }

  HttpResponse<String> get(String token) throws IOException, InterruptedException {
    return Http.get(engine.uri("/orders/1"), "Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    engine.close();
    if (entraIsOurs) {
      entra.close();
    }
  }
}
