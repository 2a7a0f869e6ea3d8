package org.muleentra.jwt.tool.migrate;

import java.util.Arrays;
import java.util.List;

/**
 * Reads the configuration of MuleSoft's OpenID Connect OAuth 2.0 Token Enforcement policy, which asks an authorization server about each
 * token: who issues it, and for whom, is no part of the configuration.
 *
 * <p>Sources: https://docs.mulesoft.com/mule-gateway/policies-included-openid-token-enforcement,
 * https://docs.mulesoft.com/gateway/latest/policies-included-openid-token-enforcement (fields and defaults).
 */
final class OpenIdConnectReader {

  private final PlacedObject fields;
  private final Reading reading;

  OpenIdConnectReader(PlacedObject fields, Reading reading) {
    this.fields = fields;
    this.reading = reading;
  }

  void read() {
    reading.missing(reading.place, "tenants", "the source asks the client provider of Access Management about each token: name the "
        + "tenant whose "
        + "tokens are to be taken");
    reading.missing(reading.place, "audiences", "the source does not look at aud: name the API's client ID, its Application ID URI, or "
        + "both");
    scopes();
    if (!fields.flag("skipClientIdValidation")) {
      reading.uncarried(fields.at("skipClientIdValidation"), "allowedClientIds", "the source lets in clients that have a contract for "
          + "the API in "
          + "API Manager: name their IDs in Entra, or take the entry out and apply MuleSoft's Client ID Enforcement behind ours");
    }
    if (fields.flag("exposeHeaders")) {
      reading.exposesHeaders = true;
      reading.note(Note.Kind.DIFFERENT, fields.at("exposeHeaders"), "exposeHeaders",
          "the backend gets headers that begin with X-Entra-, in place of X-AGW- and a user's properties");
    }
    for (String field : List.of("authenticationTimeout", "secureTrustStore", "maxFederationExpirationTime", "maxCacheSize", "tokenUrl")) {
      if (fields.has(field)) {
        reading.leftOut(fields.at(field), "no server is asked about a token");
      }
    }
    for (String other : fields.others()) {
      reading.uncarried(fields.at(other), "claimRules", "the pages of the policy do not name this field, so nobody knows whom it keeps "
          + "out");
    }
  }

  private void scopes() {
    String scopes = fields.text("scopes", "");
    boolean any = fields.word("scopeValidationCriteria", "AND", "AND", "OR").equals("OR");
    if (Expression.in(scopes)) {
      reading.uncarried(fields.at("scopes"), "requiredScopes", "the scopes are known to a running gateway alone");
      return;
    }
    List<String> values = Arrays.stream(scopes.trim().split("\\s+")).filter(scope -> !scope.isEmpty()).toList();
    if (!values.isEmpty()) {
      reading.claims.add(new ClaimDemand(fields.at("scopes"), "scp", ClaimDemand.Kind.TEXT, values, !any, " ", false));
    }
  }
}
