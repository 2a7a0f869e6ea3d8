package org.muleentra.jwt.testkit.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The parts of a compact token, and JSON texts of which a part is made. */
final class Parts {
  static final int HEADER = 0;
  static final int PAYLOAD = 1;
  static final int SIGNATURE = 2;

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Parts() {}

  static String part(String token, int index) {
    return token.split("\\.", -1)[index];
  }

  /** The token with one part changed. */
  static String with(String token, int index, UnaryOperator<String> change) {
    String[] parts = token.split("\\.", -1);
    parts[index] = change.apply(parts[index]);
    return String.join(".", parts);
  }

  /** The token with a character put into the middle of one part, in place of the one that is there. */
  static String withCharacter(String token, int index, String character) {
    return with(token, index, part ->
        part.substring(0, part.length() / 2) + character + part.substring(part.length() / 2 + 1));
  }

  /** Whether the part's last character has bits that no byte uses. */
  static boolean hasStrayBits(String part) {
    return part.length() % 4 != 0;
  }

  /** The same bytes in another spelling: a bit is set that no byte uses (RFC 4648 §3.5). */
  static String setStrayBit(String part) {
    int last = ALPHABET.indexOf(part.charAt(part.length() - 1));
    return part.substring(0, part.length() - 1) + ALPHABET.charAt(last | 1);
  }

  static String json(Map<String, Object> members) {
    try {
      return MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("members cannot be written as JSON", e);
    }
  }

  /** A JSON object with one more member, exactly as given, at its end. */
  static String plus(String object, String member) {
    return object.substring(0, object.length() - 1) + "," + member + "}";
  }

  /** Arrays in arrays; as a member's value they lie one level below the object. */
  static String arrays(int levels) {
    return repeated("[", levels) + repeated("]", levels);
  }

  static String repeated(String text, int times) {
    return String.join("", Collections.nCopies(times, text));
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** The bytes with others where the first character {@code ~} stands. */
  static byte[] replacing(byte[] text, byte... bytes) {
    int at = 0;
    while (text[at] != '~') {
      at++;
    }
    byte[] result = Arrays.copyOf(text, text.length - 1 + bytes.length);
    System.arraycopy(bytes, 0, result, at, bytes.length);
    System.arraycopy(text, at + 1, result, at + bytes.length, text.length - at - 1);
    return result;
  }
}
