package org.muleentra.jwt.testkit.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** What somebody without Java at hand wants of a token, in the members that {@code MockEntra} documents. Immutable. */
public final class TokenOrder {
  private final JsonNode members;

  private TokenOrder(JsonNode members) {
    if (!members.isObject()) {
      throw new IllegalArgumentException("the order is not a JSON object");
    }
    this.members = members;
  }

  public static TokenOrder parse(String json) {
    try {
      return new TokenOrder(Json.MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the order is not JSON");
    }
  }

  public static TokenOrder of(Map<String, ?> members) {
    return new TokenOrder(Json.MAPPER.valueToTree(members));
  }

  /**
   * Makes the token.
   *
   * @throws IllegalArgumentException when the order is not understood
   */
  public String sign(TokenMint mint, String tenant) {
    TokenBuilder token = ofKind(mint, members.path("kind").asText("user")).tenant(tenant);
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      token = apply(token, member.getKey(), member.getValue());
    }
    return token.sign();
  }

  private static TokenBuilder ofKind(TokenMint mint, String kind) {
    switch (kind) {
      case "user":
        return mint.userToken();
      case "guest":
        return mint.userToken().guestOf(Contoso.FABRIKAM_TENANT_ID);
      case "app":
        return mint.appToken();
      case "managedIdentity":
        return mint.appToken().managedIdentity(Contoso.VIRTUAL_MACHINE);
      case "agent":
        return mint.agentToken();
      case "agentForUser":
        return mint.agentForUserToken();
      case "agentUser":
        return mint.agentUserToken();
      default:
        throw new IllegalArgumentException(
            "kind must be user, guest, app, managedIdentity, agent, agentForUser or agentUser");
    }
  }

  private static TokenBuilder apply(TokenBuilder token, String name, JsonNode value) {
    switch (name) {
      case "kind":
        return token;
      case "version":
        return token.version(TokenVersion.of(value.asText()));
      case "audience":
        return token.audience(value.asText());
      case "client":
        return token.client(value.asText());
      case "objectId":
        return token.objectId(value.asText());
      case "scopes":
        return token.scopes(texts(name, value));
      case "roles":
        return token.roles(texts(name, value));
      case "groups":
        return token.groups(texts(name, value));
      case "policy":
        return token.policy(value.asText());
      case "expiresIn":
        return token.expiresIn(Duration.ofSeconds(seconds(name, value)));
      case "claims":
        return token.claims(object(name, value));
      case "without":
        return token.without(texts(name, value));
      case "header":
        return header(token, object(name, value));
      case "spoil":
        return spoil(token, value.asText());
      default:
        throw new IllegalArgumentException("unknown member; known are kind, version, audience, client, objectId, "
            + "scopes, roles, groups, policy, expiresIn, claims, without, header, spoil");
    }
  }

  private static TokenBuilder spoil(TokenBuilder token, String how) {
    switch (how) {
      case "unsigned":
        return token.unsigned();
      case "hmac":
        return token.signedWithHmacOfPublicKey();
      case "signature":
        return token.flipSignatureBit();
      case "unknownKey":
        return token.signedBy(SigningKey.generate());
      case "overage":
        return token.groupOverage();
      default:
        throw new IllegalArgumentException("spoil must be unsigned, hmac, signature, unknownKey or overage");
    }
  }

  private static TokenBuilder header(TokenBuilder token, Map<String, Object> parameters) {
    TokenBuilder changed = token;
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      changed = changed.headerParameter(parameter.getKey(), parameter.getValue());
    }
    return changed;
  }

  private static String[] texts(String name, JsonNode value) {
    if (!value.isArray()) {
      throw new IllegalArgumentException(name + " must be an array of strings");
    }
    List<String> texts = new ArrayList<>();
    value.forEach(element -> texts.add(element.asText()));
    return texts.toArray(new String[0]);
  }

  private static long seconds(String name, JsonNode value) {
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException(name + " must be a whole number of seconds");
    }
    return value.asLong();
  }

  private static Map<String, Object> object(String name, JsonNode value) {
    if (!value.isObject()) {
      throw new IllegalArgumentException(name + " must be an object");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }
}
