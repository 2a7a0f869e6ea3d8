package org.muleentra.jwt.core.token;

import java.util.Map;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;

/**
 * The JOSE header of an Entra access token, reduced to what may influence us: the kid.
 *
 * <p>Everything else is a reason to refuse, or ignored: {@code jku}, {@code x5u}, {@code jwk} and {@code x5c} are
 * never read, so a token cannot bring its own key (RFC 8725 §3.10). Immutable.
 */
public final class JoseHeader {

  /** The one algorithm Entra signs access tokens with, and so the whole allow-list (RFC 8725 §3.1). */
  public static final String ALGORITHM = "RS256";

  /** The longest kid that is looked up, in characters. */
  static final int MAXIMUM_KID_LENGTH = 256;

  /**
   * The type of a signed HTTP request, which the client signs around an access token that is bound to its key (Microsoft,
   * "Proof-of-Possession (PoP) tokens").
   */
  private static final String SIGNED_REQUEST = "pop";

  private final String keyId;

  private JoseHeader(String keyId) {
    this.keyId = keyId;
  }

  static Outcome<JoseHeader> of(Map<String, Object> members) {
    if (members.containsKey("enc")) {
      return Outcome.refused(Reason.TOKEN_ENCRYPTED);
    }
    if (!ALGORITHM.equals(members.get("alg"))) {
      return Outcome.refused(Reason.ALGORITHM_NOT_ALLOWED);
    }
    for (String extension : new String[] {"crit", "b64", "zip", "cty"}) {
      // Each would change what the token means, and none is understood here (RFC 7515 §4.1.11, RFC 7797 §6). With cty
      // the payload is no claims but another token (RFC 7519 §5.2).
      if (members.containsKey(extension)) {
        return Outcome.refused(Reason.HEADER_MALFORMED.because(extension + " is not understood"));
      }
    }
    Object type = members.get("typ");
    if (members.containsKey("cnf") || type instanceof String && SIGNED_REQUEST.equalsIgnoreCase((String) type)) {
      return Outcome.refused(Reason.TOKEN_BOUND);
    }
    if (!isAccessTokenType(members)) {
      return Outcome.refused(Reason.HEADER_MALFORMED.because("typ is neither JWT nor at+jwt"));
    }
    if (members.containsKey("nonce")) {
      return Outcome.refused(Reason.GRAPH_TOKEN);
    }
    return keyId(members);
  }

  private static Outcome<JoseHeader> keyId(Map<String, Object> members) {
    Object kid = members.get("kid");
    if (kid == null && !members.containsKey("kid")) {
      return Outcome.refused(Reason.KID_MISSING);
    }
    if (!(kid instanceof String) || ((String) kid).isEmpty() || ((String) kid).length() > MAXIMUM_KID_LENGTH) {
      return Outcome.refused(Reason.HEADER_MALFORMED.because("kid is not a text of 1 to 256 characters"));
    }
    return Outcome.of(new JoseHeader((String) kid));
  }

  private static boolean isAccessTokenType(Map<String, Object> members) {
    Object type = members.get("typ");
    if (type == null) {
      return !members.containsKey("typ");
    }
    return type instanceof String && ("JWT".equalsIgnoreCase((String) type) || "at+jwt".equalsIgnoreCase((String) type));
  }

  /** The {@code kid}: 1 to 256 characters of the token's choosing, to be compared and never to be resolved. */
  public String keyId() {
    return keyId;
  }
}
