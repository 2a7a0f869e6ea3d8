package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MALFORMED;
import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MISSING;
import static org.muleentra.jwt.testkit.catalogue.Refused.NO_IDENTITY;

import java.util.Arrays;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Client and caller must be named, by the claim of the token's version and by an id that is somebody's. */
final class Identities {
  private static final String NIL = "00000000-0000-0000-0000-000000000000";

  private Identities() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("identity");
    for (String nobody : Arrays.asList("", " ", NIL)) {
      chapter
          .claim(NO_IDENTITY, "oid '" + nobody + "'", "oid", nobody)
          .app(NO_IDENTITY, "oid '" + nobody + "' of an application", token -> token.objectId(nobody))
          .claim(NO_IDENTITY, "azp '" + nobody + "'", "azp", nobody)
          .app(NO_IDENTITY, "appid '" + nobody + "' of an application, version 1.0", token -> token.v1().client(nobody));
    }
    return chapter
        .claim(CLAIM_MALFORMED, "a name as oid", "oid", Contoso.USER_PRINCIPAL_NAME)
        .app(NO_IDENTITY, "an application without service principal", token -> token.without("oid", "roles"))
        .app(NO_IDENTITY, "an application without service principal, with app roles", token -> token.without("oid"))
        .app(NO_IDENTITY, "an application without service principal, with idtyp", token -> token.without("oid").idtyp())
        .app(NO_IDENTITY, "an application without service principal, version 1.0", token -> token.v1().without("oid"))
        .user(CLAIM_MISSING, "appid in place of azp", Identities::appidForAzp)
        .app(CLAIM_MISSING, "appid in place of azp, of an application", Identities::appidForAzp)
        .user(CLAIM_MISSING, "azp in place of appid, version 1.0",
            token -> token.v1().without("appid").claim("azp", Contoso.WEB_CLIENT_ID))
        .app(CLAIM_MISSING, "azp in place of appid, of an application, version 1.0",
            token -> token.v1().without("appid").claim("azp", Contoso.DAEMON_CLIENT_ID));
  }

  private static TokenBuilder appidForAzp(TokenBuilder token) {
    return token.claim("appid", token.claims().get("azp")).without("azp");
  }
}
