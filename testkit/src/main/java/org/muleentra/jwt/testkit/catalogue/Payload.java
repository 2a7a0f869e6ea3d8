package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.PAYLOAD_MALFORMED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;
import org.muleentra.jwt.testkit.token.TokenMint;

/** One strict JSON object (RFC 8259, RFC 7493); all of these are truly signed. */
final class Payload {
  private static final byte[] OVERLONG_SLASH = Parts.bytes(0xC0, 0xAF);
  private static final byte[] HALF_A_SURROGATE_PAIR = Parts.bytes(0xED, 0xA0, 0x80);
  private static final byte[] BEYOND_UNICODE = Parts.bytes(0xF4, 0x90, 0x80, 0x80);
  private static final byte[] HALF_A_CHARACTER = Parts.bytes(0xC3);

  private Payload() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("payload");
    otherValues(chapter);
    syntax(chapter);
    members(chapter);
    bytes(chapter);
    return chapter;
  }

  private static void otherValues(Chapter chapter) {
    text(chapter, "JSON null", json -> "null");
    text(chapter, "a number", json -> "7");
    text(chapter, "an empty array", json -> "[]");
    text(chapter, "the claims in an array", json -> "[" + json + "]");
    text(chapter, "the claims in a string", json -> '"' + json.replace("\"", "\\\"") + '"');
    text(chapter, "no JSON", json -> "claims");
    text(chapter, "white space", json -> " \n ");
    chapter.token(PAYLOAD_MALFORMED, "a JWT", mint -> mint.userToken().rawPayload(mint.userToken().sign()).sign());
    chapter.token(PAYLOAD_MALFORMED, "a JWT in a string", mint ->
        mint.userToken().rawPayload('"' + mint.userToken().sign() + '"').sign());
    chapter.token(PAYLOAD_MALFORMED, "compressed claims", mint -> mint.userToken().rawPayload(deflated(claims(mint))).sign());
  }

  private static void syntax(Chapter chapter) {
    text(chapter, "a word behind", json -> json + "x");
    text(chapter, "a second object behind", json -> json + json);
    text(chapter, "a brace behind", json -> json + "}");
    text(chapter, "no brace at the end", json -> json.substring(0, json.length() - 1));
    text(chapter, "comma before the end", json -> json.substring(0, json.length() - 1) + ",}");
    text(chapter, "a comment", json -> "/**/" + json);
    text(chapter, "a comment within", json -> Parts.plus(json, "/**/\"x\":1"));
    text(chapter, "a name without quotation marks", json -> Parts.plus(json, "x:1"));
    text(chapter, "apostrophes", json -> Parts.plus(json, "'x':1"));
    text(chapter, "a name without value", json -> Parts.plus(json, "\"x\""));
    text(chapter, "an unknown escape", json -> Parts.plus(json, "\"x\":\"\\x\""));
    text(chapter, "a raw line feed in a string", json -> Parts.plus(json, "\"x\":\"\n\""));
    text(chapter, "a raw NUL in a string", json -> Parts.plus(json, "\"x\":\"\0\""));
    text(chapter, "a NUL behind", json -> json + "\0");
  }

  private static void members(Chapter chapter) {
    text(chapter, "a claim twice", json -> Parts.plus(json, "\"aud\":\"api://billing\""));
    text(chapter, "a claim twice, both alike", json -> Parts.plus(Parts.plus(json, "\"x\":1"), "\"x\":1"));
    text(chapter, "a claim twice, first null", json -> Parts.plus(Parts.plus(json, "\"x\":null"), "\"x\":1"));
    text(chapter, "a claim twice, once in escapes", json -> Parts.plus(json, "\"\\u0061ud\":\"api://billing\""));
    text(chapter, "a member twice in an object", json -> Parts.plus(json, "\"x\":{\"y\":1,\"y\":2}"));
    text(chapter, "a member twice in an array", json -> Parts.plus(json, "\"x\":[{\"y\":1,\"y\":2}]"));
    text(chapter, "arrays 33 levels deep", json -> Parts.plus(json, "\"x\":" + Parts.arrays(32)));
    text(chapter, "objects 33 levels deep", json ->
        Parts.plus(json, "\"x\":" + Parts.repeated("{\"x\":", 32) + "1" + Parts.repeated("}", 32)));
    text(chapter, "arrays 5,000 levels deep", json -> Parts.plus(json, "\"x\":" + Parts.arrays(5_000)));
    text(chapter, "an integer of 1,001 digits", json -> Parts.plus(json, "\"x\":1" + Parts.repeated("0", 1000)));
    text(chapter, "1e1001", json -> Parts.plus(json, "\"x\":1e1001"));
    text(chapter, "-1e99999999999", json -> Parts.plus(json, "\"x\":-1e99999999999"));
    text(chapter, "NaN", json -> Parts.plus(json, "\"x\":NaN"));
    text(chapter, "Infinity", json -> Parts.plus(json, "\"x\":Infinity"));
    text(chapter, "a zero in front", json -> Parts.plus(json, "\"x\":01"));
    text(chapter, "a plus in front", json -> Parts.plus(json, "\"x\":+1"));
    text(chapter, "hexadecimal digits", json -> Parts.plus(json, "\"x\":0x1"));
  }

  private static void bytes(Chapter chapter) {
    text(chapter, "a byte order mark", json -> "\ufeff" + json);
    encoded(chapter, "UTF-16, big end first", StandardCharsets.UTF_16BE);
    encoded(chapter, "UTF-16, little end first", StandardCharsets.UTF_16LE);
    chapter.token(PAYLOAD_MALFORMED, "Latin-1", mint -> mint.userToken()
        .rawPayload(Parts.plus(claims(mint), "\"x\":\"\u00e9\"").getBytes(StandardCharsets.ISO_8859_1)).sign());
    notUtf8(chapter, "an overlong form", OVERLONG_SLASH);
    notUtf8(chapter, "half a surrogate pair", HALF_A_SURROGATE_PAIR);
    notUtf8(chapter, "beyond Unicode", BEYOND_UNICODE);
    notUtf8(chapter, "half a character", HALF_A_CHARACTER);
  }

  private static void text(Chapter chapter, String spoilt, UnaryOperator<String> change) {
    chapter.token(PAYLOAD_MALFORMED, spoilt, mint -> mint.userToken().rawPayload(change.apply(claims(mint))).sign());
  }

  private static void encoded(Chapter chapter, String spoilt, Charset charset) {
    chapter.token(PAYLOAD_MALFORMED, spoilt, mint -> mint.userToken().rawPayload(claims(mint).getBytes(charset)).sign());
  }

  private static void notUtf8(Chapter chapter, String spoilt, byte[] bytes) {
    chapter.token(PAYLOAD_MALFORMED, spoilt, mint -> mint.userToken().rawPayload(Parts.replacing(
        Parts.plus(claims(mint), "\"x\":\"~\"").getBytes(StandardCharsets.US_ASCII), bytes)).sign());
  }

  private static String claims(TokenMint mint) {
    return Parts.json(mint.userToken().claims());
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
      deflater.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot fail", e);
    }
    return compressed.toByteArray();
  }
}
