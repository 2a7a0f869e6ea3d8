package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * Reads {@code validate-azure-ad-token} and {@code validate-jwt}: what both have here, and whose tokens they are in {@link Signers}.
 *
 * <p>Sources: https://learn.microsoft.com/azure/api-management/validate-azure-ad-token-policy and
 * https://learn.microsoft.com/azure/api-management/validate-jwt-policy (attributes, elements, defaults, and that {@code match} is
 * {@code all} unless told otherwise).
 */
final class ApiManagementReader {

  /** By attribute why it is no part of a form. */
  private static final Map<String, String> WITHOUT_EFFECT = Map.of(
      "failed-validation-httpcode", "ours answers by RFC 6750: 401 for a token that is not good, 403 for one that does not suffice",
      "failed-validation-error-message", "ours answers by RFC 6750, with a sentence of its own");

  private static final Set<String> KNOWN = Set.of("header-name", "query-parameter-name", "token-value", "failed-validation-httpcode",
      "failed-validation-error-message", "output-token-variable-name");
  private static final Set<String> OF_VALIDATE_JWT = 
      Set.of("require-expiration-time", "require-scheme", "require-signed-tokens", "clock-skew");
  private static final Set<String> OF_ENTRA = Set.of("tenant-id", "authentication-endpoint");

  /** {@code hh:mm:ss}, as .NET writes a span of time. */
  private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):([0-5]\\d):([0-5]\\d)");
  private static final int LONGEST_SKEW = 600;

  private final XmlElement element;
  private final Reading reading;
  private final Map<String, List<XmlElement>> parts = new HashMap<>();

  ApiManagementReader(XmlElement element, Reading reading) {
    this.element = element;
    this.reading = reading;
  }

  void read() {
    boolean entra = reading.product == Product.VALIDATE_AZURE_AD_TOKEN;
    Set<String> own = entra ? OF_ENTRA : OF_VALIDATE_JWT;
    element.attributes.keySet().stream().filter(name -> !KNOWN.contains(name) && !own.contains(name))
        .forEach(name -> unknown(element, name));
    element.children.forEach(child -> parts.computeIfAbsent(child.name, name -> new ArrayList<>()).add(child));
    place();
    if (entra) {
      Signers.ofTenant(element, reading);
      listed("client-application-ids", "application-id", "allowedClientIds").forEach(reading.clients::add);
      listed("backend-application-ids", "application-id", "audiences").forEach(reading.audiences::add);
    } else {
      lifetime();
      Signers.ofMetadata(element, taken("openid-config"), taken("issuer-signing-keys"), reading);
      listed("issuers", "issuer", "tenants").forEach(reading.issuers::add);
    }
    listed("audiences", "audience", "audiences").forEach(reading.audiences::add);
    taken("required-claims").forEach(this::claims);
    taken("decryption-keys").forEach(keys -> reading.newlyRefused(keys.place, "tokens that are encrypted"));
    parts.values().forEach(others -> others.forEach(other -> reading.uncarried(other.place, "claimRules", "the pages of the policy do "
        + "not name "
        + other.name + ", so nobody knows whom it keeps out")));
    answers();
  }

  private void unknown(XmlElement where, String attribute) {
    reading.uncarried(where.place, "claimRules", "the pages of the policy do not name the attribute " + attribute
        + ", so nobody knows whom it keeps out");
  }

  private List<XmlElement> taken(String name) {
    List<XmlElement> found = parts.remove(name);
    if (found != null && found.size() > 1 && !name.equals("openid-config")) {
      throw new FieldException(found.get(1).place, name + " must be there once");
    }
    return found == null ? List.of() : found;
  }

  private void place() {
    String header = element.attributes.get("header-name");
    if (header != null && !header.equalsIgnoreCase("Authorization")) {
      reading.newlyRefused(element.place, "the token comes in \"Authorization: Bearer\" and nowhere else: clients that send it in a "
          + "header of "
          + "header-name get 401");
    }
    for (String elsewhere : List.of("query-parameter-name", "token-value")) {
      if (element.attributes.containsKey(elsewhere)) {
        reading.newlyRefused(element.place, "the token comes in \"Authorization: Bearer\" and nowhere else: clients that send it "
            + "as " + elsewhere
            + " says get 401");
      }
    }
    if (reading.product == Product.VALIDATE_JWT && !"Bearer".equalsIgnoreCase(element.attributes.get("require-scheme"))) {
      reading.newlyRefused(element.place, "tokens without the word Bearer before them");
    }
  }

  private void lifetime() {
    if (flag("require-expiration-time", true)) {
      reading.note(Note.Kind.CARRIED, element.place, "", "require-expiration-time: a token without exp is refused");
    } else {
      reading.newlyRefused(element.place, "tokens without exp");
    }
    if (!flag("require-signed-tokens", true)) {
      reading.newlyRefused(element.place, "tokens without a signature");
    }
    String skew = element.attributes.getOrDefault("clock-skew", "0");
    Matcher span = SPAN.matcher(skew);
    if (Expression.in(skew)) {
      reading.newlyRefused(element.place, "clock-skew is known to a running gateway alone, so the form allows none");
    } else if (skew.matches("\\d{1,8}") || span.matches()) {
      int seconds = span.matches() ? (Integer.parseInt(span.group(1)) * 60 + Integer.parseInt(span.group(2))) * 60
          + Integer.parseInt(span.group(3)) : Integer.parseInt(skew);
      if (seconds > LONGEST_SKEW) {
        reading.newlyRefused(element.place, "tokens more than " + LONGEST_SKEW + " s past their end, the most that clocks may differ");
      }
      reading.clockSkew = Math.min(seconds, LONGEST_SKEW);
    } else {
      throw new FieldException(element.place, "clock-skew must be seconds, or hours, minutes and seconds with colons between");
    }
  }

  /** Whatever only a running gateway knows is not taken for what a deployment takes. */
  private boolean flag(String name, boolean otherwise) {
    String value = element.attributes.get(name);
    if (value == null || Expression.in(value)) {
      return value == null && otherwise;
    }
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw new FieldException(element.place, name + " must be true or false");
    }
    return value.equalsIgnoreCase("true");
  }

  /** Each list of that name: of its entries one must be there. */
  private List<AnyOf> listed(String name, String entry, String field) {
    List<AnyOf> lists = new ArrayList<>();
    for (XmlElement list : taken(name)) {
      List<String> values = new ArrayList<>();
      for (XmlElement one : entries(list, entry)) {
        if (Expression.in(one.text())) {
          reading.missing(one.place, field, entry + " is known to a running gateway alone");
        } else {
          values.add(one.text());
        }
      }
      lists.add(new AnyOf(list.place, values));
    }
    return lists;
  }

  private static List<XmlElement> entries(XmlElement list, String entry) {
    for (XmlElement child : list.children) {
      if (!child.name.equals(entry) || child.text().isBlank()) {
        throw new FieldException(child.place, "must be " + entry + ", with a value, within " + list.name);
      }
    }
    if (list.children.isEmpty()) {
      throw new FieldException(list.place, list.name + " must have at least one " + entry);
    }
    return list.children;
  }

  private void claims(XmlElement required) {
    for (XmlElement claim : required.children) {
      String name = claim.attributes.get("name");
      if (!claim.name.equals("claim") || name == null || name.isEmpty()) {
        throw new FieldException(claim.place, "must be claim, with a name, within required-claims");
      }
      claim.attributes.keySet().stream().filter(attribute -> !Set.of("name", "match", "separator").contains(attribute))
          .forEach(attribute -> unknown(claim, attribute));
      claim(claim, name);
    }
  }

  private void claim(XmlElement claim, String name) {
    String match = claim.attributes.getOrDefault("match", "all");
    String separator = claim.attributes.get("separator");
    List<String> values = claim.children.isEmpty() ? List.of() : entries(claim, "value").stream().map(XmlElement::text).toList();
    boolean known = !Expression.in(name) && !Expression.in(match) && (separator == null || !Expression.in(separator))
        && values.stream().noneMatch(Expression::in);
    if (!known) {
      reading.uncarried(claim.place, "claimRules", "what is asked of a claim is known to a running gateway alone");
      return;
    }
    if (!match.equals("all") && !match.equals("any")) {
      throw new FieldException(claim.place, "match must be all or any");
    }
    reading.claims.add(new ClaimDemand(claim.place, name, ClaimDemand.Kind.SCALAR_OR_LIST, values, match.equals("all"), separator, false));
  }

  private void answers() {
    WITHOUT_EFFECT.forEach((attribute, why) -> {
      if (element.attributes.containsKey(attribute)) {
        reading.leftOut(element.place, attribute + ": " + why);
      }
    });
    if (element.attributes.containsKey("output-token-variable-name")) {
      reading.leftOut(element.place, "output-token-variable-name: flows read the caller in authentication.properties");
    }
  }
}
