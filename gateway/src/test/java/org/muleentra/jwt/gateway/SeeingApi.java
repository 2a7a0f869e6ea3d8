package org.muleentra.jwt.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** An API whose flow looks at the request twice and answers with all that it saw. */
final class SeeingApi {

  private SeeingApi() {}

  static DeployedApi deploy(MuleEngine engine, MockEntra entra, String name, Map<String, ?> more) {
    Map<String, Object> form = new HashMap<>(Map.of(
        "tenants", List.of(Contoso.TENANT_ID),
        "audiences", List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI),
        "metadataBaseUrl", entra.baseUrl()));
    form.putAll(more);
    return engine.deploy(new ApiSpec(name, """
        <?xml version="1.0" encoding="UTF-8"?>
        <mule xmlns="http://www.mulesoft.org/schema/mule/core"
              xmlns:http="http://www.mulesoft.org/schema/mule/http"
              xmlns:seen="http://www.mulesoft.org/schema/mule/seen"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="
                http://www.mulesoft.org/schema/mule/core http://www.mulesoft.org/schema/mule/core/current/mule.xsd
                http://www.mulesoft.org/schema/mule/http http://www.mulesoft.org/schema/mule/http/current/mule-http.xsd
                http://www.mulesoft.org/schema/mule/seen http://www.mulesoft.org/schema/mule/seen/current/mule-seen.xsd">
          <flow name="api">
            <http:listener path="/%s/*"/>
            <seen:request target="first"/>
            <seen:request earlier="#[vars.first]"/>
          </flow>
        </mule>
        """.formatted(name), Optional.of(PolicyTemplate.load().render(name, form))));
  }

  static JsonNode seen(String body) throws IOException {
    return new ObjectMapper().readTree(body);
  }

  /** The values of a header as the flow sees it, in any case; one entry a line of the request. */
  static List<String> header(JsonNode seen, String name) {
    return StreamSupport.stream(seen.get("headers").spliterator(), false)
        .filter(header -> header.get(0).asText().equalsIgnoreCase(name)).map(header -> header.get(1).asText()).toList();
  }

  /** The names of all headers that the flow sees, in lower case. */
  static List<String> headerNames(JsonNode seen) {
    return StreamSupport.stream(seen.get("headers").spliterator(), false)
        .map(header -> header.get(0).asText().toLowerCase(java.util.Locale.ROOT)).toList();
  }
}
