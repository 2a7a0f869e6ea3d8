package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.CALLER_KIND_NOT_ALLOWED;
import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MALFORMED;
import static org.muleentra.jwt.testkit.catalogue.Refused.NOT_AN_ACCESS_TOKEN;
import static org.muleentra.jwt.testkit.catalogue.Refused.NO_PERMISSION;

import java.util.Arrays;
import java.util.Collections;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Tokens that Entra really signs, for no API or without any permission, are not for this API's callers. */
final class Permissions {
  private Permissions() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("permission");
    for (String unscoped : Arrays.asList("", "   ", "/", " / ")) {
      chapter
          .claim(NOT_AN_ACCESS_TOKEN, "scp '" + unscoped + "'", "scp", unscoped)
          .user(NOT_AN_ACCESS_TOKEN, "scp '" + unscoped + "' beside app roles",
              token -> token.claim("scp", unscoped).roles(Contoso.READ_ALL_ROLE))
          .token(CALLER_KIND_NOT_ALLOWED, "an agent with scp '" + unscoped + "'",
              mint -> mint.agentToken().claim("scp", unscoped).sign())
          .app(NO_PERMISSION, "an application without app role, scp '" + unscoped + "'",
              token -> token.without("roles").claim("scp", unscoped));
    }
    return chapter
        .user(NOT_AN_ACCESS_TOKEN, "an ID token", token -> token.without("scp"))
        .user(NOT_AN_ACCESS_TOKEN, "an ID token, version 1.0", token -> token.v1().without("scp"))
        .user(NOT_AN_ACCESS_TOKEN, "an ID token with app roles", token -> token.without("scp").roles(Contoso.READ_ALL_ROLE))
        .user(NOT_AN_ACCESS_TOKEN, "an ID token with idtyp user", token -> token.without("scp").idtyp())
        .claim(NOT_AN_ACCESS_TOKEN, "idtyp app beside scp", "idtyp", "app")
        .app(NOT_AN_ACCESS_TOKEN, "idtyp user without scp", token -> token.claim("idtyp", "user"))
        .app(NOT_AN_ACCESS_TOKEN, "idtyp unknown without scp", token -> token.claim("idtyp", "device"))
        .app(NOT_AN_ACCESS_TOKEN, "oid and sub of two applications", token -> token.subject(Contoso.ROLELESS_CLIENT_ID))
        .app(NO_PERMISSION, "an application without app role", token -> token.without("roles"))
        .app(NO_PERMISSION, "an application without app role, version 1.0", token -> token.v1().without("roles"))
        .app(NO_PERMISSION, "an application with an empty list of app roles",
            token -> token.claim("roles", Collections.emptyList()))
        .token(CALLER_KIND_NOT_ALLOWED, "an agent", mint -> mint.agentToken().sign())
        .token(CALLER_KIND_NOT_ALLOWED, "an agent, version 1.0", mint -> mint.agentToken().v1().sign())
        .token(CALLER_KIND_NOT_ALLOWED, "an agent on behalf of a user", mint -> mint.agentForUserToken().sign())
        .token(CALLER_KIND_NOT_ALLOWED, "an agent with a user account", mint -> mint.agentUserToken().sign())
        .app(NOT_AN_ACCESS_TOKEN, "scp beside idtyp app and app roles", token -> token.idtyp().claim("scp", Contoso.READ_SCOPE))
        .claim(NOT_AN_ACCESS_TOKEN, "scp beside idtyp device", "idtyp", "device")
        .app(NO_PERMISSION, "an application with a blank app role", token -> token.roles(" "))
        .token(CALLER_KIND_NOT_ALLOWED, "an agent with a blueprint and no facets",
            mint -> mint.agentToken().without("xms_act_fct", "xms_sub_fct").sign())
        .claim(CLAIM_MALFORMED, "scopes with a tab between", "scp", "Orders.Read\tOrders.Write")
        .claim(CLAIM_MALFORMED, "scp a no-break space", "scp", "\u00a0")
        .claim(CLAIM_MALFORMED, "facets with a tab between", "xms_act_fct", "9\t11");
  }
}
