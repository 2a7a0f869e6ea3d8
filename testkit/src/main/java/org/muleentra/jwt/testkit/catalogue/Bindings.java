package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.TOKEN_BOUND;

import java.util.Collections;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Tokens that only the holder of a key or certificate may present, sent as bearer tokens by somebody else (RFC 7800 §3.1).
 *
 * <p>Source: Microsoft, "Proof-of-Possession (PoP) tokens"
 * (learn.microsoft.com/entra/msal/dotnet/advanced/proof-of-possession-tokens) and "Configure token binding with mTLS
 * Proof-of-Possession" (learn.microsoft.com/entra/msidweb/call-downstream-apis/token-binding); RFC 8705 §3.1, RFC 9449 §6.1.
 */
final class Bindings {
  private static final Object CERTIFICATE = Collections.singletonMap("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2");
  private static final Object DPOP = Collections.singletonMap("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
  private static final Object SIGNED_REQUEST = Collections.singletonMap("kid", "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  private static final Object KEY = Collections.singletonMap("jwk", Collections.singletonMap("kty", "RSA"));

  private Bindings() {}

  static Chapter chapter() {
    return new Chapter("binding")
        .claim(TOKEN_BOUND, "bound to a client certificate", "cnf", CERTIFICATE)
        .user(TOKEN_BOUND, "bound to a client certificate, version 1.0", token -> token.v1().claim("cnf", CERTIFICATE))
        .app(TOKEN_BOUND, "bound to a client certificate, an application's", token -> token.claim("cnf", CERTIFICATE))
        .claim(TOKEN_BOUND, "bound to a key for DPoP", "cnf", DPOP)
        .claim(TOKEN_BOUND, "bound to a key for signed requests", "cnf", SIGNED_REQUEST)
        .claim(TOKEN_BOUND, "bound to a key that stands in the token", "cnf", KEY)
        .claim(TOKEN_BOUND, "bound in a way that nobody knows", "cnf", Collections.singletonMap("new", 1))
        .claim(TOKEN_BOUND, "cnf empty", "cnf", Collections.emptyMap())
        .claim(TOKEN_BOUND, "cnf null", "cnf", null)
        .claim(TOKEN_BOUND, "cnf a string", "cnf", "confirmation_method")
        .claim(TOKEN_BOUND, "cnf an array", "cnf", Collections.singletonList(CERTIFICATE))
        .header(TOKEN_BOUND, "cnf in the header", "cnf", DPOP)
        .header(TOKEN_BOUND, "typ pop, as signed requests have", "typ", "pop")
        .token(TOKEN_BOUND, "a signed request around a bound token", Bindings::signedRequest);
  }

  /** The client's own signature over an access token and the request; sent under another scheme than it is meant for. */
  private static String signedRequest(TokenMint mint) {
    String inner = mint.userToken().claim("cnf", SIGNED_REQUEST).sign();
    return mint.userToken().headerParameter("typ", "pop").claim("at", inner).claim("ts", mint.clock().instant().getEpochSecond())
        .claim("m", "GET").claim("u", "api.example").claim("p", "/orders/1").claim("cnf", KEY).sign();
  }
}
