package org.muleentra.jwt.benchmarks.growth;

import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The good token of each dimension, and the keys that Contoso publishes. */
final class GrownTokens {

  private static final int MODULUS_BYTES = 256;
  private static final int USUAL_GROUPS = 6;

  private final TokenMint mint = TokenMint.create();

  TokenMint mint() {
    return mint;
  }

  RSAPublicKey key() {
    return (RSAPublicKey) mint.keys().current().publicKey();
  }

  /** The claim on which there is a rule of this number. */
  static String claim(int number) {
    return "extn.attribute" + number;
  }

  /** A token that is the same at all sizes but that of groups. */
  String token(Dimension dimension, int size) {
    int groups = dimension == Dimension.GROUPS ? size : dimension == Dimension.ROLE_MAPPINGS ? 200 : USUAL_GROUPS;
    TokenBuilder token = groups == 0 ? mint.userToken() : mint.userToken().groups(groups(groups));
    for (int i = 0; dimension == Dimension.CLAIM_RULES && i < last(dimension); i++) {
      token = token.claim(claim(i), String.valueOf(i));
    }
    return token.sign();
  }

  private static int last(Dimension dimension) {
    return dimension.sizes().get(dimension.sizes().size() - 1);
  }

  private static List<String> groups(int count) {
    List<String> groups = new ArrayList<>();
    while (groups.size() < count - 1) {
      groups.add(UUID.randomUUID().toString());
    }
    groups.add(Contoso.READERS_GROUP_ID);
    return groups;
  }

  /** The key that signs, and so many others in all, whose moduli are nobody's. */
  String jwks(int count) {
    String own = mint.jwks();
    Random random = new Random(1);
    StringBuilder others = new StringBuilder();
    for (int i = 1; i < count; i++) {
      byte[] modulus = new byte[MODULUS_BYTES];
      random.nextBytes(modulus);
      modulus[0] |= (byte) 0x80;
      modulus[MODULUS_BYTES - 1] |= 1;
      others.append(",{\"kty\":\"RSA\",\"use\":\"sig\",\"e\":\"AQAB\",\"kid\":\"key-").append(i).append("\",\"n\":\"")
          .append(Base64.getUrlEncoder().withoutPadding().encodeToString(modulus)).append("\"}");
    }
    int end = own.lastIndexOf(']');
    return own.substring(0, end) + others + own.substring(end);
  }
}
