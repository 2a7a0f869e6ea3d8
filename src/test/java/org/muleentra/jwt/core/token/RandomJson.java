package org.muleentra.jwt.core.token;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** JSON texts at random, most of them spoiled in a place or two: near the grammar, its bounds and those of UTF-8. */
final class RandomJson {

  private static final String[] NAMES = {"a", "b", "iss", "é", "\\u0061", "\\u00e9", "\\ud83d\\ude00", "😀", "\\ud83d", "", "groups", "a\\/b"};
  private static final String[] STRINGS = {"", "x", "01234567", "012345678901234567890123456789", "é", "東京", "😀", "\\n\\t\\\"\\\\\\/\\b\\f\\r",
      "\\u0000", "\\uD83D\\uDE00", "\\ude00\\ud83d", "\\uFFFF", "\u007f", "\ufeff", "\ud7ff\ue000\uffff", "0123456\\u00e9", "é0123456\\\\"};
  private static final String[] NUMBERS = {"0", "-0", "1", "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
      "-9223372036854775809", "9223372036854775799", "9999999999999999999", "10000000000000000000", "0.0", "-0.0", "1.5", "1e5", "1E+5",
      "1e-5", "1e308", "1e309", "-1.5e400", "1e999", "1e1000", "1e-1000", "0e0", "4.9e-324", "2.4e-325", "1e0001", "123456789012345678.5"};
  private static final String[] SPACES = {" ", "\n", "\r", "\t", "  \n"};
  private static final String[] SPOILERS = {"{", "}", "[", "]", "\"", ",", ":", "\\", "\\u", "\\ud800", "\\x", "0", "9", "-", "+", ".", "e", "E",
      "\u0000", "\u001f", "\u00a0", "\ufeff", "\u2028", "/", "/**/", "//", "'", "NaN", "tru", "nul", "null", "true", "false", " ", "\"a\":1,", ",\"a\":1"};

  private final Random random;
  private StringBuilder text;

  RandomJson(long seed) {
    this.random = new Random(seed);
  }

  /** The next text. */
  byte[] next() {
    text = new StringBuilder();
    space();
    if (random.nextInt(500) == 0) {
      nested(30 + random.nextInt(5));
    } else {
      object(random.nextInt(4), random.nextInt(2000) == 0 ? 250 + random.nextInt(12) : 5);
    }
    space();
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int spoiled = random.nextInt(4); spoiled > 1; spoiled--) {
      bytes = spoil(bytes);
    }
    return bytes;
  }

  private void nested(int levels) {
    StringBuilder behind = new StringBuilder("}");
    text.append("{\"a\":");
    for (int level = 2; level < levels; level++) {
      boolean list = random.nextBoolean();
      text.append(list ? "[" : "{\"a\":");
      behind.insert(0, list ? ']' : '}');
    }
    value(1);
    text.append(behind);
  }

  private void object(int depth, int most) {
    text.append('{');
    int members = most > 5 ? most : random.nextInt(most);
    for (int i = 0; i < members; i++) {
      text.append(i == 0 ? "" : ",");
      space();
      string(random.nextInt(4) == 0 ? one(NAMES) : "n" + i);
      space();
      text.append(':');
      value(depth - 1);
    }
    text.append('}');
  }

  private void list(int depth) {
    text.append('[');
    int elements = random.nextInt(20_000) == 0 ? 2085 + random.nextInt(12) : random.nextInt(5);
    for (int i = 0; i < elements; i++) {
      text.append(i == 0 ? "" : ",");
      value(elements > 5 ? 0 : depth - 1);
    }
    space();
    text.append(']');
  }

  private void value(int depth) {
    space();
    int kind = random.nextInt(depth > 0 ? 10 : 8);
    if (kind == 9) {
      object(depth, 5);
    } else if (kind == 8) {
      list(depth);
    } else if (kind > 4) {
      string(one(STRINGS) + one(STRINGS));
    } else if (kind > 1) {
      text.append(number());
    } else {
      text.append(one(new String[] {"true", "false", "null"}));
    }
    space();
  }

  private String number() {
    if (random.nextInt(3) > 0) {
      return one(NUMBERS);
    }
    StringBuilder number = new StringBuilder(random.nextInt(2) == 0 ? "-1" : "7");
    for (int digits = random.nextInt(random.nextInt(200) == 0 ? 1010 : 24); digits > 0; digits--) {
      number.append(random.nextInt(10));
    }
    return number.append(random.nextInt(3) == 0 ? "." + random.nextInt(1000) : "")
        .append(random.nextInt(4) == 0 ? "e" + (random.nextInt(700) - 350) : "").toString();
  }

  private void string(String content) {
    text.append('"').append(content).append('"');
  }

  private void space() {
    if (random.nextInt(8) == 0) {
      text.append(one(SPACES));
    }
  }

  private byte[] spoil(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int behind = Math.min(bytes.length, at + random.nextInt(3));
    ByteArrayOutputStream spoiled = new ByteArrayOutputStream();
    spoiled.write(bytes, 0, at);
    byte[] insertion = insertion(bytes);
    spoiled.write(insertion, 0, insertion.length);
    spoiled.write(bytes, behind, bytes.length - behind);
    return spoiled.toByteArray();
  }

  private byte[] insertion(byte[] bytes) {
    switch (random.nextInt(4)) {
      case 0:
        return new byte[] {(byte) random.nextInt(256)};
      case 1:
        return new byte[0];
      case 2:
        byte[] beyondAscii = new byte[1 + random.nextInt(4)];
        for (int i = 0; i < beyondAscii.length; i++) {
          beyondAscii[i] = (byte) (i == 0 ? 0xC0 + random.nextInt(64) : 0x80 + random.nextInt(64));
        }
        return beyondAscii;
      default:
        return one(SPOILERS).getBytes(StandardCharsets.UTF_8);
    }
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
