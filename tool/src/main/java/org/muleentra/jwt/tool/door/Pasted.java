package org.muleentra.jwt.tool.door;

/** A token as people have it: alone, behind its scheme, or as a whole header line. */
public final class Pasted {

  private static final String HEADER = "authorization:";
  private static final String SCHEME = "Bearer";

  private Pasted() {}

  /** The Authorization value; a token alone becomes one, whatever it looks like. */
  public static String authorization(String pasted) {
    String text = pasted.strip();
    if (text.regionMatches(true, 0, HEADER, 0, HEADER.length())) {
      return text.substring(HEADER.length()).strip();
    }
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? text : SCHEME + ' ' + text;
  }
}
