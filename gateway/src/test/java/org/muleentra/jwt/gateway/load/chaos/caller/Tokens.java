package org.muleentra.jwt.gateway.load.chaos.caller;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Tokens in number, and those that nobody need sign. */
final class Tokens {

  private static final int SEVERAL = 20;
  private static final int SIGNATURE_BYTES = 256;

  private Tokens() {}

  static List<String> several(IntFunction<String> token) {
    return IntStream.range(0, SEVERAL).mapToObj(token).toList();
  }

  /** A token with a signature that is none: costs its maker nothing. */
  static String forged(String header, String payload, Random random) {
    byte[] signature = new byte[SIGNATURE_BYTES];
    random.nextBytes(signature);
    return encoded(header.getBytes(StandardCharsets.UTF_8)) + "." + encoded(payload.getBytes(StandardCharsets.UTF_8)) + "."
        + encoded(signature);
  }

  /** The payload of a token as JSON. */
  static String payload(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }

  /** A GUID of version 4 that only this random knows. */
  static String guid(Random random) {
    return String.format("%08x-%04x-4%03x-a%03x-%012x", random.nextInt(), random.nextInt(0x10000), random.nextInt(0x1000),
        random.nextInt(0x1000), random.nextLong() & 0xffff_ffff_ffffL);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
