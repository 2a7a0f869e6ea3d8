package org.muleentra.jwt.gateway.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.mule.extension.http.api.HttpRequestAttributes;
import org.mule.runtime.extension.api.annotation.param.MediaType;
import org.mule.runtime.extension.api.annotation.param.Optional;

/** What the flow behind a policy does. */
public class BackendOperations {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject
  private FlowRuns runs;

  /**
   * Answers, as JSON, which API was called on which path, whom the policy authenticated, and where there are any, the headers
   * that a backend could take for the policy's.
   */
  @MediaType(value = MediaType.APPLICATION_JSON, strict = false)
  public String report(
      String api,
      @Optional(defaultValue = "#[attributes.requestPath]") String path,
      @Optional(defaultValue = "#[authentication.principal]") Object principal,
      @Optional(defaultValue = "#[authentication.properties]") Map<String, Object> properties,
      @Optional(defaultValue = "#[attributes]") Object attributes)
      throws JsonProcessingException {
    runs.count();
    Map<String, Object> authentication = new LinkedHashMap<>();
    authentication.put("principal", plain(principal));
    authentication.put("properties", plain(properties));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("api", api);
    report.put("path", path);
    report.put("authentication", authentication);
    Map<String, List<String>> headers = headers((HttpRequestAttributes) attributes);
    if (!headers.isEmpty()) {
      report.put("headers", headers);
    }
    return JSON.writeValueAsString(report);
  }

  /** Every value of every header whose name some server could read as X-Entra-…, under the name that the flow sees. */
  private static Map<String, List<String>> headers(HttpRequestAttributes request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : request.getHeaders().keySet()) {
      if (name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-").startsWith("x-entra-")) {
        headers.put(name, request.getHeaders().getAll(name));
      }
    }
    return headers;
  }

  /** Leaves JSON's own types as they are and shows everything else by its text. */
  private static Object plain(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(key.toString(), plain(item)));
      return sorted;
    }
    return value instanceof Collection<?> items ? items.stream().map(BackendOperations::plain).toList() : value.toString();
  }
}
