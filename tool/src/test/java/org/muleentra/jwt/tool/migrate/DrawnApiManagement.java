package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muleentra.jwt.tool.fixture.Contosos;

/**
 * Elements {@code validate-azure-ad-token} and {@code validate-jwt}, and whom each lets in, by their pages: of each list one value must be
 * there, of a claim all values or any, in a text that the separator parts if there is one.
 */
final class DrawnApiManagement {

  private final Random random;
  private final StringBuilder xml = new StringBuilder();
  private final List<Predicate<Map<String, Object>>> all = new ArrayList<>();

  private DrawnApiManagement(Random random) {
    this.random = random;
  }

  static DrawnPolicy next(Random random) {
    DrawnApiManagement drawn = new DrawnApiManagement(random);
    return random.nextBoolean() ? drawn.entraToken() : drawn.jwt();
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private DrawnPolicy entraToken() {
    String tenant = one(List.of(Caller.TENANTS.get(0), Caller.TENANTS.get(0), Caller.TENANTS.get(1), "organizations"));
    xml.append("<validate-azure-ad-token tenant-id=\"").append(tenant).append("\">\n");
    all.add(claims -> tenant.equals("organizations") || tenant.equals(claims.get("tid")));
    lifetime(0, true);
    if (random.nextInt(3) == 0) {
      List<String> clients = some(Caller.CLIENTS);
      list("client-application-ids", "application-id", clients);
      all.add(claims -> isOneOf(clients, claims.get("azp")) || isOneOf(clients, claims.get("appid")));
    }
    rest();
    return end("validate-azure-ad-token");
  }

  private DrawnPolicy jwt() {
    String tenant = one(Caller.TENANTS);
    boolean v2 = random.nextBoolean();
    int skew = one(List.of(0, 30, 60, 900));
    boolean expRequired = random.nextInt(4) > 0;
    xml.append("<validate-jwt header-name=\"Authorization\" require-scheme=\"Bearer\" clock-skew=\"").append(skew)
        .append(expRequired ? "" : "\" require-expiration-time=\"false").append("\">\n  <openid-config "
            + "url=\"https://login.microsoftonline.com/")
        .append(tenant).append(v2 ? "/v2.0" : "").append("/.well-known/openid-configuration\" />\n");
    lifetime(skew, expRequired);
    List<String> issuers = random.nextInt(3) > 0 ? List.of(v2 ? v2Issuer(tenant) : v1Issuer(tenant))
        : some(List.of(v1Issuer(tenant), v2Issuer(tenant), v2Issuer(Caller.TENANTS.get(1)), "https://idp.example.com/"));
    boolean listed = issuers.size() > 1 || !issuers.get(0).contains(tenant) || issuers.get(0).equals(v1Issuer(tenant)) == v2;
    if (listed) {
      list("issuers", "issuer", issuers);
    }
    all.add(claims -> isOneOf(issuers, claims.get("iss")));
    rest();
    return end("validate-jwt");
  }

  private static String v1Issuer(String tenant) {
    return "https://sts.windows.net/" + tenant + "/";
  }

  private static String v2Issuer(String tenant) {
    return "https://login.microsoftonline.com/" + tenant + "/v2.0";
  }

  private List<String> some(List<String> choices) {
    List<String> some = choices.stream().filter(choice -> random.nextBoolean()).toList();
    return some.isEmpty() ? List.of(choices.get(0)) : some;
  }

  private void list(String name, String entry, List<String> values) {
    xml.append("  <").append(name).append(">\n");
    values.forEach(value -> xml.append("    <").append(entry).append('>').append(value).append("</").append(entry).append(">\n"));
    xml.append("  </").append(name).append(">\n");
  }

  private void lifetime(int skew, boolean expRequired) {
    long now = Contosos.NOW.getEpochSecond();
    all.add(claims -> claims.get("exp") instanceof Number exp ? now - skew <= exp.longValue() : !expRequired);
    all.add(claims -> !(claims.get("nbf") instanceof Number nbf) || now + skew >= nbf.longValue());
  }

  private void rest() {
    if (random.nextInt(6) > 0) {
      List<String> audiences = some(Caller.AUDIENCES);
      list("audiences", "audience", audiences);
      all.add(claims -> values(claims.get("aud"), null).stream().anyMatch(audiences::contains));
    }
    int number = random.nextInt(3);
    if (number > 0) {
      xml.append("  <required-claims>\n");
      for (int i = 0; i < number; i++) {
        claim();
      }
      xml.append("  </required-claims>\n");
    }
  }

  private void claim() {
    String name = one(List.of("scp", "roles", "groups", "dept", "grade", "acct", "aud", "tid", "extn.grade", "address.country", "a.b.c"));
    List<String> values = random.nextInt(8) == 0 ? List.of() : some(switch (name) {
      case "scp" -> List.of("Orders.Read", "Orders.Write", "Orders.Read Orders.Write");
      case "roles" -> Caller.ROLES;
      case "groups" -> Caller.GROUPS;
      case "aud" -> Caller.AUDIENCES;
      case "tid" -> Caller.TENANTS;
      default -> List.of("a", "b", "4711", "true", "a,b", "0");
    });
    String separator = random.nextInt(3) > 0 ? null : name.equals("scp") ? " " : one(List.of(";", ",", " "));
    boolean any = random.nextBoolean();
    xml.append("    <claim name=\"").append(name).append('"').append(any ? " match=\"any\"" : one(List.of("", " match=\"all\"")))
        .append(separator == null ? "" : " separator=\"" + separator + "\"").append(">\n");
    values.forEach(value -> xml.append("      <value>").append(value).append("</value>\n"));
    xml.append("    </claim>\n");
    all.add(claims -> {
      List<String> there = values(claims.get(name), separator);
      return claims.get(name) != null && (values.isEmpty() || (any ? values.stream()
          .anyMatch(there::contains) : there.containsAll(values)));
    });
  }

  /** Lists that hold no {@code null} do not like to be asked for it. */
  private static boolean isOneOf(List<String> values, Object value) {
    return value != null && values.contains(value);
  }

  /** What a claim says, one by one. */
  private static List<String> values(Object claim, String separator) {
    if (claim == null || claim instanceof Map) {
      return List.of();
    }
    List<?> entries = claim instanceof List<?> list ? list : List.of(claim);
    return entries.stream().map(String::valueOf)
        .flatMap(text -> separator == null ? Stream.of(text)
            : Arrays.stream(text.split(Pattern.quote(separator), -1))).toList();
  }

  private DrawnPolicy end(String name) {
    xml.append("</").append(name).append(">\n");
    return new DrawnPolicy(xml.toString(), claims -> all.stream().allMatch(one -> one.test(claims)));
  }
}
