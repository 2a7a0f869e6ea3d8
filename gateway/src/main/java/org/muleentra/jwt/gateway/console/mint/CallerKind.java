package org.muleentra.jwt.gateway.console.mint;

import java.util.Random;
import java.util.function.Function;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** Who may hold a token of the mock's. */
enum CallerKind {

  USER("user", "A user", "Adele, signed in by a public client, with the scope " + Contoso.READ_SCOPE, TokenMint::userToken),
  GUEST("guest", "A guest", "Adele as a guest from Fabrikam: acct 1 and idp", mint -> mint.userToken().guestOf(Contoso.FABRIKAM_TENANT_ID)),
  APP("app", "An application", "A daemon on its own, with the app role " + Contoso.READ_ALL_ROLE, TokenMint::appToken),
  MACHINE("managedIdentity", "A managed identity", "A virtual machine's own identity: xms_mirid",
      mint -> mint.appToken().managedIdentity(Contoso.VIRTUAL_MACHINE)),
  ASSIGNED("assignedIdentity", "A managed identity, user-assigned", "The same by an identity that was given to it: xms_az_rid",
      mint -> mint.appToken().managedIdentity(Contoso.ASSIGNED_IDENTITY, Contoso.VIRTUAL_MACHINE)),
  AGENT("agent", "An AI agent", "An agent on its own, which the APIs refuse unless callerKinds lets it in", TokenMint::agentToken),
  AGENT_FOR_USER("agentForUser", "An AI agent for a user", "An agent on Adele's behalf", TokenMint::agentForUserToken),
  AGENT_USER("agentUser", "An AI agent's own account", "An agent with a user account of its own", TokenMint::agentUserToken),
  EXTERNAL("externalId", "A customer of External ID", "Of a directory that none of these APIs trusts",
      mint -> elsewhere(mint, EntraIssuers.externalId()).userToken()),
  B2C("b2c", "A customer of Azure AD B2C", "Of a user flow that none of these APIs trusts: tfp, no tid",
      mint -> elsewhere(mint, EntraIssuers.b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY)).userToken());

  final String name;
  final String title;
  final String what;
  private final Function<TokenMint, TokenBuilder> token;

  CallerKind(String name, String title, String what, Function<TokenMint, TokenBuilder> token) {
    this.name = name;
    this.title = title;
    this.what = what;
    this.token = token;
  }

  /** A good token of that kind, to be changed. */
  TokenBuilder token(TokenMint mint) {
    return token.apply(mint);
  }

  private static TokenMint elsewhere(TokenMint mint, EntraIssuers issuers) {
    return new TokenMint(issuers, mint.tenantId(), mint.keys(), mint.clock(), new Random());
  }
}
