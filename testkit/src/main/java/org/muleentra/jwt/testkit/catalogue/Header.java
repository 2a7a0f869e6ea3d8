package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.ALGORITHM_NOT_ALLOWED;
import static org.muleentra.jwt.testkit.catalogue.Refused.GRAPH_TOKEN;
import static org.muleentra.jwt.testkit.catalogue.Refused.HEADER_MALFORMED;
import static org.muleentra.jwt.testkit.catalogue.Refused.TOKEN_ENCRYPTED;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.testkit.key.PublicKeyForm;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** One algorithm, and no extension that changes what a token means (RFC 7515 §4, RFC 8725 §3.1). */
final class Header {
  private Header() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("header");
    json(chapter);
    algorithms(chapter);
    extensions(chapter);
    types(chapter);
    return chapter;
  }

  private static void json(Chapter chapter) {
    text(chapter, "no JSON", json -> "RS256");
    text(chapter, "JSON null", json -> "null");
    text(chapter, "in an array", json -> "[" + json + "]");
    text(chapter, "a word behind", json -> json + "x");
    text(chapter, "alg twice, none first", json -> "{\"alg\":\"none\"," + json.substring(1));
    text(chapter, "alg twice, none last", json -> Parts.plus(json, "\"alg\":\"none\""));
    text(chapter, "kid twice", json -> Parts.plus(json, "\"kid\":\"x\""));
    text(chapter, "alg twice, once in escapes", json -> Parts.plus(json, "\"\\u0061lg\":\"none\""));
    text(chapter, "a member twice in an object", json -> Parts.plus(json, "\"x\":{\"y\":1,\"y\":2}"));
    text(chapter, "arrays 33 levels deep", json -> Parts.plus(json, "\"x\":" + Parts.arrays(32)));
    text(chapter, "an integer of 1,001 digits", json -> Parts.plus(json, "\"x\":1" + Parts.repeated("0", 1000)));
    text(chapter, "a byte order mark", json -> "\ufeff" + json);
    chapter.token(HEADER_MALFORMED, "UTF-16", mint ->
        mint.userToken().rawHeader(header(mint).getBytes(StandardCharsets.UTF_16BE)).sign());
    chapter.token(HEADER_MALFORMED, "Latin-1", mint -> mint.userToken()
        .rawHeader(Parts.plus(header(mint), "\"x\":\"\u00e9\"").getBytes(StandardCharsets.ISO_8859_1)).sign());
  }

  private static void algorithms(Chapter chapter) {
    chapter.user(ALGORITHM_NOT_ALLOWED, "alg none, no signature", TokenBuilder::unsigned);
    for (String none : Arrays.asList("none", "None", "NONE", "nOnE")) {
      chapter.header(ALGORITHM_NOT_ALLOWED, "alg " + none + " over a good signature", "alg", none);
    }
    for (PublicKeyForm form : PublicKeyForm.values()) {
      chapter.user(ALGORITHM_NOT_ALLOWED, "HS256 with the public key: " + form, token -> token.signedWithHmacOfPublicKey(form));
    }
    for (String algorithm : Arrays.asList("RS384", "RS512", "PS256", "PS384", "PS512")) {
      chapter.user(ALGORITHM_NOT_ALLOWED, "truly signed with " + algorithm, token -> token.algorithm(algorithm));
    }
    chapter
        .token(ALGORITHM_NOT_ALLOWED, "truly signed with ES256", mint ->
            mint.userToken().signedBy(SigningKey.generateEc()).kid(mint.keys().current().kid()).sign())
        .header(ALGORITHM_NOT_ALLOWED, "PS256 over a signature of RS256", "alg", "PS256")
        .header(ALGORITHM_NOT_ALLOWED, "RS256 in lower case", "alg", "rs256")
        .header(ALGORITHM_NOT_ALLOWED, "RS256 and a space", "alg", "RS256 ")
        .header(ALGORITHM_NOT_ALLOWED, "RS1", "alg", "RS1")
        .header(ALGORITHM_NOT_ALLOWED, "alg empty", "alg", "")
        .header(ALGORITHM_NOT_ALLOWED, "alg null", "alg", null)
        .header(ALGORITHM_NOT_ALLOWED, "alg a number", "alg", 256)
        .header(ALGORITHM_NOT_ALLOWED, "alg an array", "alg", Collections.singletonList("RS256"))
        .user(ALGORITHM_NOT_ALLOWED, "no alg", token -> token.withoutHeaderParameter("alg"));
  }

  private static void extensions(Chapter chapter) {
    chapter
        .header(HEADER_MALFORMED, "crit of a claim", "crit", Collections.singletonList("exp"))
        .header(HEADER_MALFORMED, "crit of something unknown", "crit", Collections.singletonList("http://contoso.example/x"))
        .header(HEADER_MALFORMED, "crit empty", "crit", Collections.emptyList())
        .header(HEADER_MALFORMED, "crit null", "crit", null)
        .header(HEADER_MALFORMED, "crit a string", "crit", "exp")
        .header(HEADER_MALFORMED, "crit an object", "crit", Collections.emptyMap())
        .user(HEADER_MALFORMED, "b64 false, as crit says",
            token -> token.headerParameter("b64", false).headerParameter("crit", Collections.singletonList("b64")))
        .header(HEADER_MALFORMED, "b64 false", "b64", false)
        .header(HEADER_MALFORMED, "b64 true", "b64", true)
        .header(HEADER_MALFORMED, "zip", "zip", "DEF")
        .header(HEADER_MALFORMED, "zip null", "zip", null)
        .header(HEADER_MALFORMED, "cty of a nested JWT", "cty", "JWT")
        .header(HEADER_MALFORMED, "cty of a nested JWT in lower case", "cty", "jwt")
        .header(TOKEN_ENCRYPTED, "enc", "enc", "A256GCM")
        .header(TOKEN_ENCRYPTED, "enc null", "enc", null)
        .header(GRAPH_TOKEN, "nonce, as tokens for Microsoft Graph have", "nonce", "q2P8pYVqkD0sIOEj")
        .header(GRAPH_TOKEN, "nonce null", "nonce", null);
  }

  private static void types(Chapter chapter) {
    for (String type : Arrays.asList("dpop+jwt", "logout+jwt", "secevent+jwt", "id_token", "JWE", "JOSE", "JWT ", "")) {
      chapter.header(HEADER_MALFORMED, "typ '" + type + "'", "typ", type);
    }
    chapter
        .header(HEADER_MALFORMED, "typ null", "typ", null)
        .header(HEADER_MALFORMED, "typ a number", "typ", 7)
        .header(HEADER_MALFORMED, "typ an array", "typ", Collections.singletonList("JWT"));
  }

  private static void text(Chapter chapter, String spoilt, UnaryOperator<String> change) {
    chapter.token(HEADER_MALFORMED, spoilt, mint -> mint.userToken().rawHeader(change.apply(header(mint))).sign());
  }

  private static String header(TokenMint mint) {
    return Parts.json(mint.userToken().header());
  }
}
