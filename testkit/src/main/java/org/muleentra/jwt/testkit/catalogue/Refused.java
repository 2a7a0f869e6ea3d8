package org.muleentra.jwt.testkit.catalogue;

/** The reason codes of the catalogue, with their HTTP status. */
enum Refused {
  SEVERAL_CREDENTIALS(400),
  TOKEN_MALFORMED(401),
  TOKEN_ENCRYPTED(401),
  HEADER_MALFORMED(401),
  PAYLOAD_MALFORMED(401),
  ALGORITHM_NOT_ALLOWED(401),
  KID_MISSING(401),
  GRAPH_TOKEN(401),
  ISSUER_NOT_TRUSTED(401),
  TENANT_NOT_TRUSTED(401),
  KEY_UNKNOWN(401),
  KEY_OF_OTHER_ISSUER(401),
  SIGNATURE_INVALID(401),
  CLAIM_MISSING(401),
  CLAIM_MALFORMED(401),
  ISSUER_MISMATCH(401),
  AUDIENCE_MISMATCH(401),
  TOKEN_EXPIRED(401),
  TOKEN_NOT_YET_VALID(401),
  ISSUED_IN_THE_FUTURE(401),
  NOT_AN_ACCESS_TOKEN(401),
  CALLER_KIND_NOT_ALLOWED(403),
  NO_PERMISSION(403);

  private final int status;

  Refused(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
