package org.muleentra.jwt.testkit.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.muleentra.jwt.testkit.http.Json;

/** What somebody sent to Graph. */
final class GraphBody {
  private GraphBody() {}

  static JsonNode object(String text) throws GraphRefusal {
    try {
      JsonNode body = Json.MAPPER.readTree(text);
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      // As any other body that is not an object.
    }
    throw new GraphRefusal(GraphError.BODY_INVALID);
  }
}
