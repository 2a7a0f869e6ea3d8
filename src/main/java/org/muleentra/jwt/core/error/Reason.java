package org.muleentra.jwt.core.error;

import static org.muleentra.jwt.core.error.ErrorFamily.BAD_REQUEST;
import static org.muleentra.jwt.core.error.ErrorFamily.FORBIDDEN;
import static org.muleentra.jwt.core.error.ErrorFamily.REQUEST_INCOMPLETE;
import static org.muleentra.jwt.core.error.ErrorFamily.STEP_UP_REQUIRED;
import static org.muleentra.jwt.core.error.ErrorFamily.TOKEN_INVALID;
import static org.muleentra.jwt.core.error.ErrorFamily.TOKEN_MISSING;

/** Why exactly a caller was refused: one code, one row in {@code docs/use/errors.md}, for the log and the audit only. */
public enum Reason {
  NO_CREDENTIALS(TOKEN_MISSING, "no Authorization header"),
  SCHEME_NOT_BEARER(TOKEN_MISSING, "the Authorization scheme is not Bearer"),

  SEVERAL_CREDENTIALS(BAD_REQUEST, "more than one credential in the Authorization header"),
  HEADER_NAME_MALFORMED(BAD_REQUEST, "the Authorization header's name is written so that not every server reads it as that"),
  TOKEN_IN_TWO_PLACES(BAD_REQUEST, "a token in the Authorization header and another in the query or the body"),

  TOKEN_TOO_LARGE(TOKEN_INVALID, "the token is longer than the limit"),
  TOKEN_MALFORMED(TOKEN_INVALID, "the token is not three base64url parts"),
  TOKEN_ENCRYPTED(TOKEN_INVALID, "the token is encrypted (JWE), which Entra access tokens are not"),
  HEADER_MALFORMED(TOKEN_INVALID, "the token's header breaks a rule"),
  PAYLOAD_MALFORMED(TOKEN_INVALID, "the token's payload is not one strict JSON object"),
  ALGORITHM_NOT_ALLOWED(TOKEN_INVALID, "alg is not RS256"),
  KID_MISSING(TOKEN_INVALID, "kid is missing"),
  GRAPH_TOKEN(TOKEN_INVALID, "the token is for Microsoft Graph (header nonce); only Graph can validate it:"
      + " the client must ask for a token for this API"),
  ISSUER_NOT_TRUSTED(TOKEN_INVALID, "iss is not an issuer of the configured tenants and cloud"),
  TENANT_NOT_TRUSTED(TOKEN_INVALID, "tid is not one of the configured tenants"),
  POLICY_NOT_ACCEPTED(TOKEN_INVALID, "tfp (or acr) is not one of the configured B2C policies"),
  VERSION_NOT_ACCEPTED(TOKEN_INVALID, "ver is not one of the accepted token versions"),
  KEY_UNKNOWN(TOKEN_INVALID, "no key of the authority has this kid; an API with a signing key of its own needs"
      + " signingKeysAppId"),
  KEY_OF_OTHER_ISSUER(TOKEN_INVALID, "the key belongs to another issuer"),
  SIGNATURE_INVALID(TOKEN_INVALID, "the signature does not verify"),
  CLAIM_MISSING(TOKEN_INVALID, "a required claim is missing"),
  CLAIM_MALFORMED(TOKEN_INVALID, "a claim has the wrong type"),
  ISSUER_MISMATCH(TOKEN_INVALID, "iss, tid and ver do not agree"),
  AUDIENCE_MISMATCH(TOKEN_INVALID, "aud is not one of the configured audiences"),
  TOKEN_EXPIRED(ErrorFamily.TOKEN_EXPIRED, "exp has passed"),
  TOKEN_NOT_YET_VALID(TOKEN_INVALID, "nbf has not come"),
  TOKEN_TOO_OLD(ErrorFamily.TOKEN_EXPIRED, "iat lies further back than the maximum token age"),
  ISSUED_IN_THE_FUTURE(TOKEN_INVALID, "iat lies in the future"),
  TOKEN_BOUND(TOKEN_INVALID, "the token is bound to a key or a certificate of its client (cnf), which is not checked here:"
      + " the client must ask for a bearer token"),
  NO_IDENTITY(TOKEN_INVALID, "the token names no caller: neither oid nor, in B2C, sub is the id of one"),
  NOT_AN_ACCESS_TOKEN(TOKEN_INVALID, "neither a delegated nor an app-only access token; perhaps an ID token"),
  TOKEN_REVOKED(TOKEN_INVALID, "the token is on the deny list"),
  ACCOUNT_NOT_FOUND(TOKEN_INVALID, "the directory knows no such account: it was deleted, or is of another tenant"),
  ACCOUNT_DISABLED(TOKEN_INVALID, "the account is disabled in the directory"),
  UNFORESEEN(TOKEN_INVALID, "validation ended in an unforeseen error"),

  CALLER_KIND_NOT_ALLOWED(FORBIDDEN, "this kind of caller is not allowed"),
  CLIENT_NOT_ALLOWED(FORBIDDEN, "the client is not one of the allowed clients"),
  CLIENT_WITHOUT_CERTIFICATE(FORBIDDEN, "the client did not authenticate with a certificate"),
  SCOPE_MISSING(FORBIDDEN, "none of the required scopes in scp"),
  APP_ROLE_MISSING(FORBIDDEN, "none of the required app roles in roles"),
  NO_PERMISSION(FORBIDDEN, "the token grants no permission: neither scp nor roles"),
  GROUPS_OVERAGE(FORBIDDEN, "the token had no room for the caller's groups, which roleMappings needs: see groupOverage"),
  ROLE_MISSING(FORBIDDEN, "none of the required roles after mapping"),

  CLAIM_RULE_BROKEN(FORBIDDEN, "a claim rule does not hold"),
  AUTHENTICATION_CONTEXT_MISSING(STEP_UP_REQUIRED, "the required authentication context is not in acrs"),
  AUTHENTICATION_METHOD_MISSING(STEP_UP_REQUIRED, "none of the required authentication methods in amr"),
  AUTHENTICATION_TOO_OLD(STEP_UP_REQUIRED, "the user authenticated longer ago than allowed, or auth_time is missing"),
  APPLICATION_CANNOT_STEP_UP(FORBIDDEN, "a user's stronger authentication is required, which an application on its own"
      + " cannot give"),

  KEYS_UNAVAILABLE(ErrorFamily.KEYS_UNAVAILABLE, "the authority's signing keys could not be fetched"),
  NO_RESOURCES(ErrorFamily.OVERLOADED, "the runtime has no thread or memory left to decide with"),
  REVOCATIONS_UNAVAILABLE(ErrorFamily.REVOCATIONS_UNAVAILABLE, "the deny list could not be read"),
  DIRECTORY_UNAVAILABLE(ErrorFamily.DIRECTORY_UNAVAILABLE, "the caller could not be looked up in the directory"),

  BODY_INCOMPLETE(REQUEST_INCOMPLETE, "the client was gone, or its form-encoded body broke off, before a second token in it"
      + " could be ruled out"),
  BODY_TOO_SLOW(REQUEST_INCOMPLETE, "the form-encoded body came too slowly to rule out a second token in it");

  private final ErrorFamily family;
  private final String sentence;
  private final Refusal refusal;

  Reason(ErrorFamily family, String sentence) {
    this.family = family;
    this.sentence = sentence;
    this.refusal = new Refusal(this, sentence);
  }

  /** What the caller sees of it. */
  public ErrorFamily family() {
    return family;
  }

  /** The rule that was broken, in words of ours. */
  public String sentence() {
    return sentence;
  }

  /** The refusal for this reason in its usual words; shared, so it costs nothing. */
  public Refusal refusal() {
    return refusal;
  }

  /** The refusal for this reason in more exact words, which must never hold a value out of the token. */
  public Refusal because(String detail) {
    return new Refusal(this, detail);
  }
}
