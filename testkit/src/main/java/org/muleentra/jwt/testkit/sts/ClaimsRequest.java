package org.muleentra.jwt.testkit.sts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.http.Json;

/**
 * The parameter {@code claims} (OpenID Connect Core §5.5), in which a client tells what it is capable of.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/claims-challenge.md}:
 * <code>{"access_token":{"xms_cc":{"values":["cp1"]}}}</code>; values are not case-sensitive and {@code cp1} is the only known one.
 */
final class ClaimsRequest {
  private static final String CAPABLE = "cp1";

  private ClaimsRequest() {}

  /** The known capabilities of a client that sent this parameter, {@code null} for none. */
  static List<String> capabilities(String claims) throws TokenRefusal {
    if (claims == null) {
      return Collections.emptyList();
    }
    try {
      for (JsonNode value : Json.MAPPER.readTree(claims).path("access_token").path("xms_cc").path("values")) {
        if (CAPABLE.equalsIgnoreCase(value.asText())) {
          return Collections.singletonList(CAPABLE);
        }
      }
    } catch (JsonProcessingException e) {
      throw new TokenRefusal(EntraError.REQUEST_MALFORMED);
    }
    return Collections.emptyList();
  }
}
