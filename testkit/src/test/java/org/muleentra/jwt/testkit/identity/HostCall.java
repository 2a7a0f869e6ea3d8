package org.muleentra.jwt.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** A request to a host of managed identities: a good one, spoilt in one place. Immutable. */
final class HostCall {
  private final String endpoint;
  private final Map<String, String> query;
  private final Map<String, String> headers;

  private HostCall(String endpoint, Map<String, String> query, Map<String, String> headers) {
    this.endpoint = endpoint;
    this.query = query;
    this.headers = headers;
  }

  static HostCall to(String endpoint, String version) {
    return new HostCall(endpoint, new LinkedHashMap<>(), new LinkedHashMap<>())
        .query("api-version", version).query("resource", Contoso.API_APP_ID_URI);
  }

  HostCall query(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new HostCall(endpoint, more, headers);
  }

  HostCall withoutQuery(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(query);
    fewer.remove(name);
    return new HostCall(endpoint, fewer, headers);
  }

  HostCall header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HostCall(endpoint, query, more);
  }

  HostCall withoutHeader(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new HostCall(endpoint, query, fewer);
  }

  HttpResponse<String> get() throws Exception {
    String parameters = query.entrySet().stream().map(parameter -> parameter.getKey() + "="
        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + "?" + parameters)).timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    return Verification.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode granted() throws Exception {
    HttpResponse<String> response = get();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.MAPPER.readTree(response.body());
  }

  JsonNode refused(int status) throws Exception {
    HttpResponse<String> response = get();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Json.MAPPER.readTree(response.body());
  }

  JWTClaimsSet token(MockEntra entra) throws Exception {
    return Verification.verify(granted().get("access_token").asText(), entra.keysUrl(TokenVersion.V2));
  }
}
