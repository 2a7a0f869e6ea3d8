package org.muleentra.jwt.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.testkit.http.HttpAnswer;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.http.RequestBody;
import org.muleentra.jwt.testkit.tenant.Tenants;
import org.muleentra.jwt.testkit.token.TokenMint;
import org.muleentra.jwt.testkit.token.TokenOrder;

/** {@code POST {base}/{tenant}/mint}: any token for whoever has no Java at hand; {@link MockEntra} documents it. */
final class MintEndpoint {
  private final TokenMint mint;

  MintEndpoint(TokenMint mint) {
    this.mint = mint;
  }

  void answer(HttpExchange exchange, String tenant) throws IOException {
    String body = RequestBody.read(exchange);
    String token;
    try {
      token = TokenOrder.parse(body.trim().isEmpty() ? "{}" : body)
          .sign(mint, Tenants.isGuid(tenant) ? tenant : mint.tenantId());
    } catch (IllegalArgumentException e) {
      HttpAnswer.text(exchange, 400, e.getMessage() + "\n");
      return;
    }
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    if (accept != null && accept.contains("application/json")) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("token_type", "Bearer");
      answer.put("access_token", token);
      HttpAnswer.json(exchange, 200, Json.bytes(answer));
    } else {
      HttpAnswer.send(exchange, 200, "application/jwt", token.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
