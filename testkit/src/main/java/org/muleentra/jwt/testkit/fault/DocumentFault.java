package org.muleentra.jwt.testkit.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.muleentra.jwt.testkit.http.HttpAnswer;
import org.muleentra.jwt.testkit.http.Json;

/** Documents that are wrong in themselves, sent as a healthy server would: status 200 and JSON's content type. */
public final class DocumentFault {
  private DocumentFault() {}

  /**
   * @param body the body in place of the regular one
   * @return status 200 with that body
   */
  public static Fault body(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return (exchange, regular) -> HttpAnswer.json(exchange, 200, bytes);
  }

  /** @return a key set without any key */
  public static Fault emptyKeys() {
    return body("{\"keys\":[]}");
  }

  /** @return a key set without the member {@code keys} */
  public static Fault missingKeys() {
    return body("{}");
  }

  /**
   * @param issuer the {@code issuer} of the otherwise regular discovery document
   * @return a wrong issuer
   */
  public static Fault wrongIssuer(String issuer) {
    return member("issuer", issuer);
  }

  /**
   * @param url the {@code jwks_uri} of the otherwise regular discovery document
   * @return keys that are said to be elsewhere
   */
  public static Fault jwksUri(String url) {
    return member("jwks_uri", url);
  }

  /**
   * @param name a member of the otherwise regular document
   * @param value its value; {@code null} is JSON's null
   * @return a document with one member changed
   */
  public static Fault member(String name, Object value) {
    return (exchange, regular) -> {
      ObjectNode document = (ObjectNode) Json.MAPPER.readTree(regular);
      document.set(name, Json.MAPPER.valueToTree(value));
      HttpAnswer.json(exchange, 200, Json.bytes(document));
    };
  }

  /**
   * @param name a member of the otherwise regular document
   * @return a document without it
   */
  public static Fault withoutMember(String name) {
    return (exchange, regular) -> {
      ObjectNode document = (ObjectNode) Json.MAPPER.readTree(regular);
      document.remove(name);
      HttpAnswer.json(exchange, 200, Json.bytes(document));
    };
  }

  /** @return the otherwise regular document with every number on its first level as a text */
  public static Fault numbersAsText() {
    return (exchange, regular) -> {
      ObjectNode document = (ObjectNode) Json.MAPPER.readTree(regular);
      document.properties().stream().filter(member -> member.getValue().isNumber())
          .forEach(member -> member.setValue(TextNode.valueOf(member.getValue().asText())));
      HttpAnswer.json(exchange, 200, Json.bytes(document));
    };
  }
}
