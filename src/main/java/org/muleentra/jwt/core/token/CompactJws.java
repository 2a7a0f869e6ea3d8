package org.muleentra.jwt.core.token;

import java.nio.charset.StandardCharsets;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;

/** Parses the JWS compact serialization (RFC 7515 §7.1), each part once; its length is bounded by {@link BearerCredentials}. */
public final class CompactJws {

  private static final byte[] NOTHING = {};
  /**
   * How many bytes are copied at once: from 4,096 on the JVM copies by the widest vector instructions, behind which many processors
   * run slower for a while, and the verification comes next.
   */
  private static final int PIECE = 4000;

  private CompactJws() {}

  /** The token, still unproven; refuses anything but three strict parts with a header of ours and a JSON object. */
  public static Outcome<UnverifiedToken> parse(String token) {
    return parse(token, 0);
  }

  /** The same where it stands: from a place on to the end. */
  static Outcome<UnverifiedToken> parse(String credentials, int start) {
    Outcome<TokenParts> parts = split(credentials, start);
    if (parts.isRefused()) {
      return Outcome.refused(parts.refusal());
    }
    byte[] payloadBytes = parts.value().payload();
    if (payloadBytes.length == 0) {
      return Outcome.refused(Reason.TOKEN_MALFORMED.because("the payload is detached"));
    }
    StrictJson payload = StrictJson.partOfToken(payloadBytes);
    return payload == null ? Outcome.refused(Reason.PAYLOAD_MALFORMED) : Outcome.of(new UnverifiedToken(parts.value(), payload));
  }

  /** The token's parts with a payload of any bytes, as any JWS may have. */
  static Outcome<TokenParts> split(String credentials, int start) {
    int length = credentials.length();
    int headerEnd = credentials.indexOf('.', start);
    int payloadEnd = headerEnd < 0 ? -1 : credentials.indexOf('.', headerEnd + 1);
    if (payloadEnd < 0) {
      return malformed(credentials, start);
    }
    if (credentials.indexOf('.', payloadEnd + 1) >= 0) {
      return dots(credentials, start) == 4 ? Outcome.refused(Reason.TOKEN_ENCRYPTED) : malformed(credentials, start);
    }
    // The header alone first: most of what is refused is refused for it, and a token may be long.
    byte[] headerBytes = StrictBase64Url.decode(bytes(credentials.substring(start, headerEnd)), 0, headerEnd - start);
    if (headerBytes == null) {
      return malformed(credentials, start);
    }
    Outcome<JoseHeader> header = header(headerBytes);
    if (header.isRefused()) {
      return Outcome.refused(header.refusal());
    }
    byte[] bytes = bytes(credentials);
    byte[] payloadBytes = payloadEnd == headerEnd + 1 ? NOTHING : StrictBase64Url.decode(bytes, headerEnd + 1, payloadEnd);
    byte[] signature = StrictBase64Url.decode(bytes, payloadEnd + 1, length);
    return payloadBytes == null || signature == null ? malformed(credentials, start)
        : Outcome.of(new TokenParts(header.value(), payloadBytes, bytes, start, payloadEnd, signature));
  }

  private static <T> Outcome<T> malformed(String credentials, int start) {
    return Outcome.refused(MalformedToken.refusal(credentials.substring(start)));
  }

  private static Outcome<JoseHeader> header(byte[] bytes) {
    StrictJson header = StrictJson.partOfToken(bytes);
    return header == null ? Outcome.refused(Reason.HEADER_MALFORMED.because("the header is not one strict JSON object"))
        : JoseHeader.of(header.members());
  }

  /** As many bytes as characters; those outside Latin-1 become what no part may hold. */
  private static byte[] bytes(String text) {
    if (text.length() <= PIECE) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      // A surrogate pair is one byte: whoever brings one brings no token, and its places are not to be looked for.
      return bytes.length == text.length() ? bytes : new byte[text.length()];
    }
    byte[] bytes = new byte[text.length()];
    for (int at = 0; at < bytes.length; at += PIECE) {
      byte[] piece = bytes(text.substring(at, Math.min(at + PIECE, bytes.length)));
      System.arraycopy(piece, 0, bytes, at, piece.length);
    }
    return bytes;
  }

  private static int dots(String credentials, int start) {
    int dots = 0;
    // Beyond five it is no kind of token, and a token may be made of dots alone.
    for (int at = credentials.indexOf('.', start); at >= 0 && dots <= 4; at = credentials.indexOf('.', at + 1)) {
      dots++;
    }
    return dots;
  }
}
