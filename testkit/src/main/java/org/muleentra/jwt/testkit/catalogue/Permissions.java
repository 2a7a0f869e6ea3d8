package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.CALLER_KIND_NOT_ALLOWED;
import static org.muleentra.jwt.testkit.catalogue.Refused.NOT_AN_ACCESS_TOKEN;
import static org.muleentra.jwt.testkit.catalogue.Refused.NO_PERMISSION;

import java.util.Collections;
import org.muleentra.jwt.testkit.Contoso;

/** Tokens that Entra really signs, for no API or without any permission, are not for this API's callers. */
final class Permissions {
  private Permissions() {}

  static Chapter chapter() {
    return new Chapter("permission")
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
        .claim(NO_PERMISSION, "scp empty", "scp", "")
        .claim(NO_PERMISSION, "scp of spaces", "scp", "   ");
  }
}
