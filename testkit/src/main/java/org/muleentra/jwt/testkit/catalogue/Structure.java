package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Parts.HEADER;
import static org.muleentra.jwt.testkit.catalogue.Parts.PAYLOAD;
import static org.muleentra.jwt.testkit.catalogue.Parts.SIGNATURE;
import static org.muleentra.jwt.testkit.catalogue.Refused.SEVERAL_CREDENTIALS;
import static org.muleentra.jwt.testkit.catalogue.Refused.TOKEN_ENCRYPTED;
import static org.muleentra.jwt.testkit.catalogue.Refused.TOKEN_MALFORMED;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** Three parts of strict base64url, and nothing else (RFC 7515 §7.1, §2). */
final class Structure {
  private Structure() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("structure");
    parts(chapter);
    characters(chapter);
    spellings(chapter);
    otherForms(chapter);
    return chapter;
  }

  private static void parts(Chapter chapter) {
    chapter
        .token(TOKEN_MALFORMED, "nothing behind the scheme", mint -> "")
        .token(TOKEN_MALFORMED, "two dots alone", mint -> "..")
        .token(TOKEN_MALFORMED, "a word", mint -> "null")
        .token(TOKEN_MALFORMED, "an opaque token", mint -> "ya29.a0AfH6SMBx")
        .edited(TOKEN_MALFORMED, "the header alone", token -> Parts.part(token, HEADER))
        .edited(TOKEN_MALFORMED, "header and payload alone", token -> token.substring(0, token.lastIndexOf('.')))
        .edited(TOKEN_MALFORMED, "no signature behind the second dot", token -> Parts.with(token, SIGNATURE, part -> ""))
        .edited(TOKEN_MALFORMED, "detached payload", token -> Parts.with(token, PAYLOAD, part -> ""))
        .edited(TOKEN_MALFORMED, "no header before the first dot", token -> Parts.with(token, HEADER, part -> ""))
        .edited(TOKEN_MALFORMED, "a dot in front", token -> "." + token)
        .edited(TOKEN_MALFORMED, "a dot behind", token -> token + ".")
        .edited(TOKEN_MALFORMED, "a fourth part", token -> token + ".AAAA")
        .edited(TOKEN_MALFORMED, "six parts", token -> token + "." + token);
  }

  private static void characters(Chapter chapter) {
    String[] names = {"header", "payload", "signature"};
    for (int i = 0; i < names.length; i++) {
      int part = i;
      chapter
          .edited(TOKEN_MALFORMED, "padding behind the " + names[i], token -> Parts.with(token, part, text -> text + "="))
          .edited(TOKEN_MALFORMED, "two paddings behind the " + names[i], token -> Parts.with(token, part, text -> text + "=="))
          .edited(TOKEN_MALFORMED, "plus sign in the " + names[i], token -> Parts.withCharacter(token, part, "+"))
          .edited(TOKEN_MALFORMED, "slash in the " + names[i], token -> Parts.withCharacter(token, part, "/"))
          .edited(TOKEN_MALFORMED, "space in the " + names[i], token -> Parts.withCharacter(token, part, " "))
          .edited(TOKEN_MALFORMED, "exclamation mark in the " + names[i], token -> Parts.withCharacter(token, part, "!"))
          .edited(TOKEN_MALFORMED, "beyond ASCII in the " + names[i], token -> Parts.withCharacter(token, part, "\u00e9"))
          .edited(TOKEN_MALFORMED, "beyond Latin-1 in the " + names[i], token -> Parts.withCharacter(token, part, "\u0141"))
          .token(TOKEN_MALFORMED, "stray bits behind the " + names[i], mint -> withStrayBits(mint, part));
    }
    chapter
        .edited(TOKEN_MALFORMED, "signature a character short", token -> token.substring(0, token.length() - 1))
        .edited(TOKEN_MALFORMED, "in quotation marks", token -> '"' + token + '"')
        .edited(TOKEN_MALFORMED, "in angle brackets", token -> '<' + token + '>')
        .edited(TOKEN_MALFORMED, "semicolon behind", token -> token + ";")
        .edited(TOKEN_MALFORMED, "percent-encoded dots", token -> token.replace(".", "%2E"))
        .edited(TOKEN_MALFORMED, "full-width dots", token -> token.replace('.', '\uff0e'))
        .edited(TOKEN_MALFORMED, "the scheme twice", token -> "Bearer " + token);
  }

  /** A part of whole groups of four has no stray bits, so the token is padded with a member until there are some. */
  private static String withStrayBits(TokenMint mint, int part) {
    for (String padding = ""; ; padding += "x") {
      TokenBuilder padded = part == HEADER
          ? mint.userToken().headerParameter("padding", padding) : mint.userToken().claim("padding", padding);
      String token = padded.sign();
      if (Parts.hasStrayBits(Parts.part(token, part))) {
        return Parts.with(token, part, Parts::setStrayBit);
      }
    }
  }

  private static void spellings(Chapter chapter) {
    chapter
        .edited(SEVERAL_CREDENTIALS, "two tokens joined by a comma", token -> token + "," + token)
        .edited(SEVERAL_CREDENTIALS, "two credentials joined by a comma", token -> token + ", Bearer " + token)
        .edited(SEVERAL_CREDENTIALS, "comma behind", token -> token + ",")
        .edited(SEVERAL_CREDENTIALS, "flattened JSON serialization", token -> "{\"payload\":\"" + Parts.part(token, PAYLOAD)
            + "\",\"protected\":\"" + Parts.part(token, HEADER) + "\",\"signature\":\"" + Parts.part(token, SIGNATURE) + "\"}")
        .edited(SEVERAL_CREDENTIALS, "general JSON serialization", token -> "{\"payload\":\"" + Parts.part(token, PAYLOAD)
            + "\",\"signatures\":[{\"protected\":\"" + Parts.part(token, HEADER) + "\",\"signature\":\""
            + Parts.part(token, SIGNATURE) + "\"}]}");
  }

  private static void otherForms(Chapter chapter) {
    String jweHeader = base64url("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}");
    chapter
        .token(TOKEN_ENCRYPTED, "a JWE", mint -> jweHeader + ".AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA")
        .token(TOKEN_ENCRYPTED, "a JWE without encrypted key", mint -> jweHeader + "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA")
        .edited(TOKEN_ENCRYPTED, "five parts", token -> token + ".AAAA.AAAA")
        .token(TOKEN_ENCRYPTED, "four dots alone", mint -> "....");
  }

  private static String base64url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
