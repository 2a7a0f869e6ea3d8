package org.muleentra.jwt.gateway.console.mint;

import java.time.Duration;
import java.util.function.BiFunction;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The one thing that may be wrong with a token; applied after all other wishes. */
enum Spoiling {

  SIGNATURE("signature", "One bit of the signature flipped", (token, mint) -> token.flipSignatureBit()),
  UNSIGNED("unsigned", "alg none, no signature", (token, mint) -> token.unsigned()),
  HMAC("hmac", "HS256, keyed with the public key", (token, mint) -> token.signedWithHmacOfPublicKey()),
  UNKNOWN_KEY("unknownKey", "A stranger's key, under its own kid", (token, mint) -> token.signedBy(SigningKey.generate())),
  KNOWN_KID("knownKid", "A stranger's key, under a kid of Entra's",
      (token, mint) -> token.signedBy(SigningKey.generate().withKid(mint.keys().current().kid()))),
  EXPIRED("expired", "Expired ten minutes ago", (token, mint) -> token.expiresIn(Duration.ofMinutes(-10))),
  NOT_YET("notYetValid", "Valid in ten minutes", (token, mint) -> token.notBefore(mint.clock().instant().plus(Duration.ofMinutes(10)))),
  ENDLESS("noExpiry", "No exp at all", (token, mint) -> token.without("exp")),
  AUDIENCE("audience", "For another API", (token, mint) -> token.audience(Contoso.BILLING_CLIENT_ID)),
  ISSUER("issuer", "Of another issuer", (token, mint) -> token.issuer("https://login.example.com/v2.0")),
  TENANT("tenant", "tid of another tenant", (token, mint) -> token.claim("tid", Contoso.FABRIKAM_TENANT_ID));

  final String name;
  final String title;
  private final BiFunction<TokenBuilder, TokenMint, TokenBuilder> change;

  Spoiling(String name, String title, BiFunction<TokenBuilder, TokenMint, TokenBuilder> change) {
    this.name = name;
    this.title = title;
    this.change = change;
  }

  TokenBuilder spoil(TokenBuilder token, TokenMint mint) {
    return change.apply(token, mint);
  }
}
