package org.muleentra.jwt.tool.migrate;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * Reads the configuration of MuleSoft's JWT Validation policy.
 *
 * <p>Sources: https://docs.mulesoft.com/mule-gateway/policies-included-jwt-validation (what each parameter means, and that a claim which
 * is there is validated whether it is mandatory or not), https://docs.mulesoft.com/gateway/latest/policies-included-jwt-validation (the
 * fields' names and defaults, and several addresses in {@code jwksUrl}).
 */
final class JwtValidationReader {

  private static final String BEARER = "httpBearerAuthenticationHeader";

  /** {@code #[vars.claimSet.appid]}: the claim by which the source found a client. */
  private static final Pattern CLIENT_CLAIM = Pattern.compile("#\\[\\s*vars\\.claimSet\\.(\\w+)\\s*]");

  private final PlacedObject fields;
  private final Reading reading;

  JwtValidationReader(PlacedObject fields, Reading reading) {
    this.fields = fields;
    this.reading = reading;
  }

  void read() {
    origin();
    signature();
    keys();
    client();
    audience();
    lifetime();
    customClaims();
    if (fields.has("claimsToHeaders")) {
      reading.leftOut(fields.at("claimsToHeaders"), "the backend gets no claims in headers: exposeHeaders sends who is calling, by "
          + "headerNames "
          + "under names of your own");
    }
    for (String other : fields.others()) {
      reading.uncarried(fields.at(other), "claimRules", "the pages of the policy do not name this field, so nobody knows whom it keeps "
          + "out");
    }
  }

  private void origin() {
    String origin = fields.word("jwtOrigin", BEARER, BEARER, "customExpression", "customHeader", "jwtHeader");
    if (!origin.equals(BEARER)) {
      reading.newlyRefused(fields.at("jwtOrigin"), "the token comes in \"Authorization: Bearer\" and nowhere else: clients that send it "
          + "elsewhere get 401");
    }
    unused("jwtExpression", !origin.equals(BEARER), "the place of the token is not a setting");
  }

  /**
   * Entra signs by RS256 (https://learn.microsoft.com/entra/identity-platform/access-tokens): a source with another took none of its
   * tokens.
   */
  private void signature() {
    String method = fields.word("signingMethod", null, "rsa", "hmac", "es", "none");
    if ("hmac".equals(method) || "es".equals(method)) {
      throw new FieldException(fields.at("signingMethod"), "must be rsa: Entra signs no token by " + method
          + ", so these are not Entra's tokens and there is nothing to migrate");
    }
    if (method == null || method.equals("none")) {
      reading.newlyRefused(fields.at("signingMethod"), "the source did not ask for a signature by RS256: every other token is refused");
    }
    int length = fields.number("signingKeyLength", 256);
    if (length != 256 && !"none".equals(method)) {
      throw new FieldException(fields.at("signingKeyLength"), "must be 256: Entra signs by RS256 alone, so these are not Entra's "
          + "tokens and "
          + "there is nothing to migrate");
    }
  }

  private void keys() {
    String origin = fields.text("jwtKeyOrigin", "text");
    String addresses = fields.text("jwksUrl", null);
    boolean key = fields.has("textKey");
    boolean expression = fields.has("customKeyExpression");
    fields.has("jwksServiceTimeToLive");
    fields.has("jwksServiceConnectionTimeout");
    if (!origin.equals("jwks")) {
      reading.uncarried(fields.at("jwtKeyOrigin"), "tenants", "the source trusts one key that it was given, and ours the keys that a "
          + "tenant "
          + "publishes: name the tenant whose every key is to be trusted");
      return;
    }
    if (key || expression) {
      reading.leftOut(fields.at(key ? "textKey" : "customKeyExpression"), "the source takes its keys from jwksUrl, so this had no effect");
    }
    if (addresses == null || addresses.isBlank()) {
      throw new FieldException(fields.at("jwksUrl"), "is required where jwtKeyOrigin is jwks");
    }
    Arrays.stream(addresses.split(",")).map(String::trim).forEach(this::keysAt);
    for (String timing : List.of("jwksServiceTimeToLive", "jwksServiceConnectionTimeout")) {
      if (fields.has(timing)) {
        reading.leftOut(fields.at(timing), "keys are fetched hourly, and at once for a key that is new");
      }
    }
  }

  private void keysAt(String address) {
    String place = fields.at("jwksUrl");
    if (Expression.in(address)) {
      reading.missing(place, "tenants", "the address is known to a running gateway alone: name the tenant");
      return;
    }
    EntraAddress entra = EntraAddress.ofKeys(address);
    if (entra == null) {
      throw new FieldException(place, "must be an address of Entra's keys, such as "
          + "https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys: "
          + "tokens of other issuers cannot be migrated");
    }
    reading.trusted.add(new Reading.Trusted(place, entra));
    if (entra.directory() == TenantKind.WORKFORCE && !entra.isOfManyTenants()) {
      reading.newlyRefused(place, "tenants share keys, so the source takes tokens of any tenant unless a claim keeps them out; ours "
          + "takes those "
          + "of this tenant");
    }
  }

  /** What the source asks of API Manager, and no setting can. */
  private void client() {
    String expression = fields.text("clientIdExpression", "#[vars.claimSet.client_id]");
    if (fields.flag("skipClientIdValidation")) {
      unused("clientIdExpression", false, "");
      return;
    }
    reading.uncarried(fields.at("skipClientIdValidation"), "allowedClientIds", "the source lets in clients that have a contract for "
        + "the API in "
        + "API Manager: name their IDs in Entra, or take the entry out and apply MuleSoft's Client ID Enforcement behind ours");
    Matcher claim = CLIENT_CLAIM.matcher(expression);
    if (claim.matches() && List.of("azp", "appid").contains(claim.group(1))) {
      reading.claims.add(ClaimDemand.present(fields.at("clientIdExpression"), claim.group(1)));
    } else {
      reading.uncarried(fields.at("clientIdExpression"), "claimRules", "the source finds the client by something else than azp or appid, "
          + "in which Entra names it");
    }
  }

  private void audience() {
    boolean checked = fields.flag("validateAudClaim");
    boolean mandatory = fields.flag("mandatoryAudClaim");
    String supported = fields.text("supportedAudiences", "");
    String place = fields.at("supportedAudiences");
    if (!checked) {
      unused("supportedAudiences", false, "");
      return;
    }
    List<String> values = Arrays.stream(supported.split(",")).filter(value -> !value.isBlank()).toList();
    if (values.isEmpty()) {
      throw new FieldException(place, "must name an audience where validateAudClaim is true");
    }
    values.stream().filter(Expression::in).forEach(value -> reading.missing(place, "audiences", "an audience is known to a running "
        + "gateway alone"));
    reading.audiences.add(new AnyOf(place, values.stream().filter(value -> !Expression.in(value)).toList()));
    if (!mandatory) {
      reading.newlyRefused(fields.at("mandatoryAudClaim"), "tokens without aud");
    }
  }

  private void lifetime() {
    if (!fields.flag("mandatoryExpClaim")) {
      reading.newlyRefused(fields.at("mandatoryExpClaim"), "tokens without exp");
    }
    if (fields.flag("mandatoryNbfClaim")) {
      reading.claims.add(ClaimDemand.present(fields.at("mandatoryNbfClaim"), "nbf"));
    }
  }

  private void customClaims() {
    boolean checked = fields.flag("validateCustomClaim");
    for (boolean optional : new boolean[] {false, true}) {
      String list = optional ? "nonMandatoryCustomClaims" : "mandatoryCustomClaims";
      List<PlacedObject.Pair> pairs = fields.pairs(list);
      if (checked) {
        pairs.forEach(pair -> customClaim(pair, optional));
      } else if (!pairs.isEmpty()) {
        reading.leftOut(fields.at(list), "validateCustomClaim is off, so this had no effect");
      }
    }
  }

  private void customClaim(PlacedObject.Pair pair, boolean optional) {
    String value = pair.value();
    if (!Expression.in(value)) {
      add(ClaimDemand.oneOf(pair.place(), pair.key(), ClaimDemand.Kind.SCALAR, List.of(value)), pair, optional);
      return;
    }
    List<ClaimDemand> demands = DataWeave.demands(value, pair.place());
    if (demands == null) {
      reading.uncarried(pair.place(), "claimRules", "the DataWeave expression for " + pair.key() + " is none of those that a claim "
          + "rule can say");
      return;
    }
    demands.forEach(demand -> add(demand, pair, optional));
    if (!optional && demands.stream().noneMatch(demand -> demand.claim().equals(pair.key()))) {
      reading.claims.add(ClaimDemand.present(pair.place(), pair.key()));
    }
  }

  private void add(ClaimDemand demand, PlacedObject.Pair pair, boolean optional) {
    reading.claims.add(demand.at(pair.place(), optional));
  }

  private void unused(String field, boolean used, String why) {
    if (fields.has(field)) {
      reading.leftOut(fields.at(field), used ? why : "it had no effect in the source");
    }
  }
}
