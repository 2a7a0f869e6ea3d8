package org.muleentra.jwt.tool.migrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.muleentra.jwt.tool.fixture.Contosos;

/**
 * Configurations of MuleSoft's JWT Validation policy, and whom each lets in, by the policy's page: a claim that is there is validated, one
 * that is mandatory must be there, a literal is compared with the claim, a DataWeave expression must be true.
 */
final class DrawnMuleSoft {

  private static final List<String> WORDS = List.of("4711", "true", "0", "a", "b", "a,b", "A", "Orders.Read", "Orders.Read.All",
      "Order Readers");

  private final Random random;

  DrawnMuleSoft(Random random) {
    this.random = random;
  }

  /** What is asked of claims, as the source writes it. */
  private record Asked(String text, Predicate<Map<String, Object>> holds) {}

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  DrawnPolicy next() {
    Map<String, Object> configuration = new LinkedHashMap<>();
    List<Predicate<Map<String, Object>>> all = new ArrayList<>();
    configuration.put("signingMethod", "rsa");
    configuration.put("jwtKeyOrigin", "jwks");
    String tenant = one(List.of(Caller.TENANTS.get(0), Caller.TENANTS.get(0), Caller.TENANTS.get(1), "common"));
    configuration.put("jwksUrl", "https://login.microsoftonline.com/" + tenant + one(List.of("/discovery/v2.0/keys", "/discovery/keys")));
    configuration.put("skipClientIdValidation", one(List.of(true, "true")));
    List<String> audiences = Caller.AUDIENCES.stream().filter(audience -> random.nextBoolean()).toList();
    boolean audienceChecked = !audiences.isEmpty() && random.nextInt(8) > 0;
    boolean audienceMandatory = random.nextBoolean();
    configuration.put("validateAudClaim", audienceChecked);
    configuration.put("mandatoryAudClaim", audienceMandatory);
    configuration.put("supportedAudiences", String.join(",", audiences));
    all.add(claims -> !audienceChecked || (claims.get("aud") == null ? !audienceMandatory : entries(claims.get("aud")).stream()
        .anyMatch(audiences::contains)));
    lifetime(configuration, all);
    customClaims(configuration, all);
    try {
      return new DrawnPolicy(new ObjectMapper().writeValueAsString(configuration), claims -> all.stream()
          .allMatch(one -> one.test(claims)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void lifetime(Map<String, Object> configuration, List<Predicate<Map<String, Object>>> all) {
    long now = Contosos.NOW.getEpochSecond();
    boolean expMandatory = random.nextBoolean();
    boolean nbfMandatory = random.nextInt(4) == 0;
    configuration.put("mandatoryExpClaim", expMandatory);
    configuration.put("mandatoryNbfClaim", nbfMandatory);
    all.add(claims -> claims.get("exp") instanceof Number exp ? now <= exp.longValue() : !expMandatory);
    all.add(claims -> claims.get("nbf") instanceof Number nbf ? now >= nbf.longValue() : !nbfMandatory);
  }

  private void customClaims(Map<String, Object> configuration, List<Predicate<Map<String, Object>>> all) {
    boolean checked = random.nextInt(5) > 0;
    configuration.put("validateCustomClaim", checked);
    for (String list : List.of("mandatoryCustomClaims", "nonMandatoryCustomClaims")) {
      List<Map<String, String>> pairs = new ArrayList<>();
      for (int i = random.nextInt(3) - (list.startsWith("non") ? 1 : 0); i > 0; i--) {
        String key = one(List.of("iss", "tid", "azp", "scp", "roles", "groups", "aud", "dept", "grade", "acct", "extn.grade",
            "address.country"));
        Asked asked = random.nextBoolean() ? literal(key) : expression(key);
        pairs.add(Map.of("key", key, "value", asked.text()));
        boolean optional = list.startsWith("non");
        all.add(claims -> !checked || (claims.get(key) == null ? optional : asked.holds().test(claims)));
      }
      configuration.put(list, pairs);
    }
  }

  private String value(String key) {
    return switch (key) {
      case "iss" -> one(List.of("https://sts.windows.net/", "https://login.microsoftonline.com/")).concat(one(Caller.TENANTS))
          .concat(one(List.of(
          "/", "/v2.0")));
      case "tid" -> one(Caller.TENANTS);
      case "azp" -> one(Caller.CLIENTS);
      case "aud" -> one(Caller.AUDIENCES);
      case "scp" -> one(Caller.SCOPES);
      case "roles" -> one(Caller.ROLES);
      case "groups" -> one(Caller.GROUPS);
      default -> one(WORDS);
    };
  }

  private Asked literal(String key) {
    String value = value(key);
    return new Asked(value, claims -> isScalar(claims.get(key)) && String.valueOf(claims.get(key)).equals(value));
  }

  private Asked expression(String key) {
    Asked test = test(key);
    int more = random.nextInt(6);
    if (more > 1) {
      return new Asked("#[" + test.text() + "]", test.holds());
    }
    Asked other = test(random.nextBoolean() ? key : "dept");
    return more == 0 ? new Asked("#[(" + test.text() + ") or (" + other.text() + ")]", test.holds().or(other.holds()))
        : new Asked("#[" + test.text() + " and " + other.text() + "]", test.holds().and(other.holds()));
  }

  private Asked test(String key) {
    String claim = key.contains(".") || random.nextInt(4) == 0 ? "vars.claimSet['" + key + "']" : "vars.claimSet." + key;
    String value = value(key);
    String second = value(key);
    return switch (random.nextInt(7)) {
      case 0 -> new Asked(claim + " == '" + value + "'", claims -> value.equals(claims.get(key)));
      case 1 -> new Asked("\"" + value + "\" == " + claim, claims -> value.equals(claims.get(key)));
      case 2 -> {
        int number = one(List.of(0, 1, 4711));
        yield new Asked(claim + " == " + number, claims -> claims.get(key) instanceof Number is && is.doubleValue() == number);
      }
      case 3 -> new Asked(claim + " != null", claims -> claims.get(key) != null);
      case 4 -> new Asked("['" + value + "', '" + second + "'] contains " + claim,
          claims -> value.equals(claims.get(key)) || second.equals(claims.get(key)));
      case 5 -> new Asked("(" + claim + " splitBy ' ') contains '" + value + "'",
          claims -> claims.get(key) instanceof String text && List.of(text.split(" ", -1)).contains(value));
      default -> new Asked(claim + " contains '" + value + "'", claims -> contains(claims.get(key), value));
    };
  }

  /** An entry of a list, or a part of a text. */
  private static boolean contains(Object claim, String value) {
    return claim instanceof List<?> list ? list.contains(value) : claim instanceof String text && text.contains(value);
  }

  private static boolean isScalar(Object claim) {
    return claim instanceof String || claim instanceof Number || claim instanceof Boolean;
  }

  private static List<?> entries(Object claim) {
    return claim instanceof List<?> list ? list : List.of(claim);
  }
}
