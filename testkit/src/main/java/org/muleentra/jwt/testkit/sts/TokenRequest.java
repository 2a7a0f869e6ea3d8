package org.muleentra.jwt.testkit.sts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.http.FormParameters;
import org.muleentra.jwt.testkit.http.RecordedRequest;

/** What a client asks of the token endpoint: a tenant, and a form with its credentials wherever they were sent. */
final class TokenRequest {
  /** The tenant's GUID. */
  final String tenant;
  /** The path as it was asked for, which an assertion's audience ends with. */
  final String path;
  /** Whether it came to the v2.0 endpoint. */
  final boolean v2;
  private final Map<String, String> form;

  TokenRequest(RecordedRequest request, String tenant, boolean v2) {
    this.tenant = tenant;
    this.path = request.path();
    this.v2 = v2;
    form = FormParameters.parse(request.body());
    addBasicCredentials(request.header("Authorization"));
  }

  /** A parameter, or {@code null} where it was not sent. */
  String parameter(String name) {
    return form.get(name);
  }

  /** A parameter without which there is no answer but AADSTS900144. */
  String required(String name) throws TokenRefusal {
    String value = form.get(name);
    if (value == null || value.isEmpty()) {
      throw new TokenRefusal(EntraError.MISSING_PARAMETER);
    }
    return value;
  }

  boolean has(String name) {
    return form.containsKey(name);
  }

  /** {@code client_secret_basic} (RFC 6749 §2.3.1), which the pages on both grants call supported. */
  private void addBasicCredentials(String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return;
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()).trim());
    } catch (IllegalArgumentException e) {
      return;
    }
    String[] credentials = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
    form.putIfAbsent("client_id", FormParameters.decode(credentials[0]));
    if (credentials.length == 2) {
      form.putIfAbsent("client_secret", FormParameters.decode(credentials[1]));
    }
  }
}
