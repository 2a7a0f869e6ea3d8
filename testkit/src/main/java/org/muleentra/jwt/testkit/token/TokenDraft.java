package org.muleentra.jwt.testkit.token;

import java.util.Map;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** A token on the workbench: what is about to be signed, and how. */
final class TokenDraft {
  final TokenVersion version;
  final boolean user;
  final Map<String, Object> header;
  final Map<String, Object> claims;
  SigningKey key;
  TokenSignature signature = TokenSignature.with("RS256");
  byte[] rawHeader;
  byte[] rawPayload;

  TokenDraft(TokenVersion version, boolean user, Map<String, Object> header, Map<String, Object> claims, SigningKey key) {
    this.version = version;
    this.user = user;
    this.header = header;
    this.claims = claims;
    this.key = key;
  }

  void signAs(String algorithm, TokenSignature newSignature) {
    header.put("alg", algorithm);
    signature = newSignature;
  }

  void signWith(SigningKey newKey) {
    key = newKey;
    header.put("kid", newKey.kid());
    if (header.containsKey("x5t")) {
      header.put("x5t", newKey.x5t());
    }
  }

  String compact() {
    return TokenSignature.compact(
        rawHeader == null ? Json.bytes(header) : rawHeader,
        rawPayload == null ? Json.bytes(claims) : rawPayload,
        signature, key);
  }
}
