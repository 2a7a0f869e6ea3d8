package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Parts.HEADER;
import static org.muleentra.jwt.testkit.catalogue.Parts.PAYLOAD;
import static org.muleentra.jwt.testkit.catalogue.Parts.SIGNATURE;
import static org.muleentra.jwt.testkit.catalogue.Refused.KEY_UNKNOWN;
import static org.muleentra.jwt.testkit.catalogue.Refused.SIGNATURE_INVALID;

import java.util.function.BiFunction;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** Only a published key's signature over exactly these bytes counts; a token cannot bring a key (RFC 8725 §3.10). */
final class Keys {
  private static final SigningKey STRANGER = SigningKey.generate();
  private static final String ATTACKER = "https://attacker.example/keys";

  private Keys() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("signature");
    signatures(chapter);
    stranger(chapter, "another key", (token, key) -> token);
    stranger(chapter, "another key in jwk", (token, key) -> token.headerParameter("jwk", key.publicJwk()));
    stranger(chapter, "another key's certificate in x5c", (token, key) -> token.headerParameter("x5c", key.publicJwk().get("x5c")));
    stranger(chapter, "another key and jku", (token, key) -> token.headerParameter("jku", ATTACKER));
    stranger(chapter, "another key and x5u", (token, key) -> token.headerParameter("x5u", ATTACKER));
    return chapter;
  }

  private static void signatures(Chapter chapter) {
    chapter
        .user(SIGNATURE_INVALID, "one bit", TokenBuilder::flipSignatureBit)
        .edited(SIGNATURE_INVALID, "one byte alone", token -> Parts.with(token, SIGNATURE, part -> "AA"))
        .edited(SIGNATURE_INVALID, "all zero", token -> Parts.with(token, SIGNATURE, part -> Parts.repeated("A", part.length())))
        .edited(SIGNATURE_INVALID, "a byte short", token -> Parts.with(token, SIGNATURE, part -> part.substring(0, 340)))
        .edited(SIGNATURE_INVALID, "three bytes more", token -> token.substring(0, token.length() - 2) + "AAAAAA")
        .edited(SIGNATURE_INVALID, "a zero byte in front", token -> Parts.with(token, SIGNATURE, part -> "AAAA" + part))
        .token(SIGNATURE_INVALID, "with RS384, header RS256", mint ->
            mint.userToken().algorithm("RS384").headerParameter("alg", "RS256").sign())
        .token(SIGNATURE_INVALID, "with PS256, header RS256", mint ->
            mint.userToken().algorithm("PS256").headerParameter("alg", "RS256").sign())
        .token(SIGNATURE_INVALID, "with HMAC of the public key, header RS256", mint ->
            mint.userToken().signedWithHmacOfPublicKey().headerParameter("alg", "RS256").sign())
        .token(SIGNATURE_INVALID, "another token's payload", mint -> mixed(mint, PAYLOAD))
        .token(SIGNATURE_INVALID, "another token's signature", mint -> mixed(mint, SIGNATURE))
        .token(SIGNATURE_INVALID, "another token's header", mint -> {
          String other = mint.userToken().headerParameter("x", 1).sign();
          return Parts.with(mint.userToken().sign(), HEADER, part -> Parts.part(other, HEADER));
        });
  }

  private static String mixed(TokenMint mint, int index) {
    String other = mint.userToken().objectId(Contoso.DAEMON_OBJECT_ID).sign();
    return Parts.with(mint.userToken().sign(), index, part -> Parts.part(other, index));
  }

  /** Twice: under the stranger's own kid, and under that of a published key. */
  private static void stranger(Chapter chapter, String spoilt, BiFunction<TokenBuilder, SigningKey, TokenBuilder> change) {
    chapter.token(KEY_UNKNOWN, spoilt, mint -> change.apply(mint.userToken().signedBy(STRANGER), STRANGER).sign());
    chapter.token(SIGNATURE_INVALID, spoilt + ", known kid", mint -> {
      SigningKey known = mint.keys().current();
      TokenBuilder token = change.apply(mint.userToken().v1().signedBy(STRANGER), STRANGER);
      return token.headerParameter("x5t", known.x5t()).kid(known.kid()).sign();
    });
  }
}
