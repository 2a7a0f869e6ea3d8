package org.muleentra.jwt.tool.explain;

import org.muleentra.jwt.core.error.Reason;

/**
 * What mends a refusal, and whose that is.
 *
 * @param whose who can mend it
 * @param sentence how, with a full stop
 */
public record Cure(Whose whose, String sentence) {

  /** Who can mend it. */
  public enum Whose {
    CLIENT("the client's"),
    REGISTRATION("Entra's registration"),
    FORM("this form's"),
    OPERATOR("the operator's"),
    NOBODY("nobody's");

    private final String words;

    Whose(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** The first thing to look at; the page on errors has more. */
  public static Cure of(Reason reason) {
    return switch (reason) {
      case NO_CREDENTIALS, SCHEME_NOT_BEARER -> client("Send the token as \"Authorization: Bearer\" and the token.");
      case SEVERAL_CREDENTIALS, TOKEN_IN_TWO_PLACES -> client("Send one token, in one header; find the client or proxy that adds another.");
      case HEADER_NAME_MALFORMED -> client("Write the header's name as Authorization, without white space before its colon.");
      case TOKEN_TOO_LARGE -> nobody("Entra's largest tokens have about 12,000 characters: this one is not Entra's.");
      case TOKEN_MALFORMED -> client("Send the token as Entra gave it; often it was cut off, or put into quotation marks.");
      case TOKEN_ENCRYPTED, HEADER_MALFORMED, PAYLOAD_MALFORMED, KID_MISSING -> nobody("Entra issues no such access token.");
      case ALGORITHM_NOT_ALLOWED -> nobody("Entra signs with RS256 alone: another issuer's token, or an attack.");
      case GRAPH_TOKEN -> client("Ask for a token with this API's scope, and not for Microsoft Graph.");
      case ISSUER_NOT_TRUSTED -> form("Compare cloud, directory and hosts with iss; or the client asks another Entra, or none.");
      case TENANT_NOT_TRUSTED -> form("Add the tenant to tenants, if it is one of yours.");
      case POLICY_NOT_ACCEPTED -> form("Add the policy to b2cPolicies, if its users may call.");
      case VERSION_NOT_ACCEPTED -> registration("Set requestedAccessTokenVersion in the API's manifest; or accept both in tokenVersions.");
      case KEY_UNKNOWN -> form("If keys are current: an API with signing keys of its own needs signingKeysAppId; else a wrong "
          + "cloud, or a forgery.");
      case KEY_OF_OTHER_ISSUER, SIGNATURE_INVALID, ISSUER_MISMATCH -> nobody("No change of form or registration may let it in.");
      case CLAIM_MISSING, CLAIM_MALFORMED, NO_IDENTITY -> client("Send an access token of Entra's for this API; see the detail "
          + "for the claim.");
      case AUDIENCE_MISMATCH -> client("Ask for a token for this API; or the form lacks the API's client ID or Application ID "
          + "URI in audiences.");
      case TOKEN_EXPIRED, TOKEN_TOO_OLD -> client("Get a new token.");
      case TOKEN_NOT_YET_VALID, ISSUED_IN_THE_FUTURE -> operator("Set the clock of the machine that decides.");
      case TOKEN_BOUND -> client("Ask Entra for a bearer token, without proof of possession.");
      case NOT_AN_ACCESS_TOKEN -> client("Send the access token, and not the ID token.");
      case TOKEN_REVOKED -> operator("The token is on the deny list: reinstate it, if that was wrong.");
      case ACCOUNT_NOT_FOUND, ACCOUNT_DISABLED -> registration("Look at the account in Entra.");
      case UNFORESEEN -> nobody("Report it, with what the log says.");
      case CALLER_KIND_NOT_ALLOWED -> form("Add the kind to callerKinds, if it may call.");
      case CLIENT_NOT_ALLOWED -> form("Add the client to allowedClientIds, if it may call.");
      case CLIENT_WITHOUT_CERTIFICATE -> registration("Give the client a certificate; or drop certificateClientsOnly.");
      case SCOPE_MISSING -> registration("Grant the client the scope, and let it ask for it.");
      case APP_ROLE_MISSING, NO_PERMISSION -> registration("Assign an app role of the API to the client.");
      case GROUPS_OVERAGE -> form("Set groupOverage: graph asks Microsoft Graph, appRolesOnly maps app roles alone.");
      case ROLE_MISSING -> registration("Put the caller into a group, or give it an app role, that roleMappings maps to a required role.");
      case CLAIM_RULE_BROKEN -> form("Compare the rule with the claim; the claim may have to be added to the registration as an "
          + "optional claim.");
      case AUTHENTICATION_CONTEXT_MISSING, AUTHENTICATION_METHOD_MISSING, AUTHENTICATION_TOO_OLD ->
          client("Let the user sign in as the challenge of the answer says.");
      case APPLICATION_CANNOT_STEP_UP -> form("The rule is about users: keep applications off this API, or apply another form "
          + "to what they call.");
      case KEYS_UNAVAILABLE, NO_RESOURCES, REVOCATIONS_UNAVAILABLE, DIRECTORY_UNAVAILABLE -> operator("See the log of the runtime.");
      case BODY_INCOMPLETE, BODY_TOO_SLOW -> client("Send the body whole, and in time.");
    };
  }

  private static Cure client(String sentence) {
    return new Cure(Whose.CLIENT, sentence);
  }

  private static Cure registration(String sentence) {
    return new Cure(Whose.REGISTRATION, sentence);
  }

  private static Cure form(String sentence) {
    return new Cure(Whose.FORM, sentence);
  }

  private static Cure operator(String sentence) {
    return new Cure(Whose.OPERATOR, sentence);
  }

  private static Cure nobody(String sentence) {
    return new Cure(Whose.NOBODY, sentence);
  }
}
