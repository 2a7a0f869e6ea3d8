package org.muleentra.jwt.gateway.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.mule.runtime.extension.api.annotation.param.MediaType;
import org.mule.runtime.extension.api.annotation.param.Optional;

/** What the flow behind a policy does. */
public class BackendOperations {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject
  private FlowRuns runs;

  /** Answers, as JSON, which API was called on which path and whom the policy authenticated. */
  @MediaType(value = MediaType.APPLICATION_JSON, strict = false)
  public String report(
      String api,
      @Optional(defaultValue = "#[attributes.requestPath]") String path,
      @Optional(defaultValue = "#[authentication.principal]") Object principal,
      @Optional(defaultValue = "#[authentication.properties]") Map<String, Object> properties)
      throws JsonProcessingException {
    runs.count();
    Map<String, Object> authentication = new LinkedHashMap<>();
    authentication.put("principal", plain(principal));
    authentication.put("properties", plain(properties));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("api", api);
    report.put("path", path);
    report.put("authentication", authentication);
    return JSON.writeValueAsString(report);
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
