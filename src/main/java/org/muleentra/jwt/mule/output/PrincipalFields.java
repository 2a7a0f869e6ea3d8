package org.muleentra.jwt.mule.output;

import org.mule.metadata.api.builder.BaseTypeBuilder;
import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.model.MetadataFormat;

/** The keys of a principal with their types, as tools show them. */
final class PrincipalFields {

  private PrincipalFields() {
  }

  static BaseTypeBuilder java() {
    return BaseTypeBuilder.create(MetadataFormat.JAVA);
  }

  /** @param always whether the keys that every principal has are always there */
  static void addTo(ObjectTypeBuilder type, boolean always) {
    text(type, "tenantId", always, "Tenant of the caller (tid)");
    text(type, "objectId", false, "Object id of the user or service principal (oid)");
    text(type, "clientId", always, "Client id of the calling application (azp or appid)");
    text(type, "callerKind", always, "user, app, agent, agentUser or agentForUser");
    type.addField().key("guest").required(false).description("Whether a user is a guest of the tenant (acct, idp)")
        .value(java().booleanType());
    text(type, "managedIdentity", false, "Azure resource of a managed identity (xms_mirid)");
    texts(type, "roles", always, "Local roles that the mapping grants");
    texts(type, "scopes", always, "Delegated permissions (scp)");
    texts(type, "appRoles", always, "App roles (roles)");
    texts(type, "groups", always, "Object ids of groups (groups)");
    text(type, "tokenId", false, "Unique token identifier of the sign-in log (uti)");
    text(type, "sessionId", false, "Session id of the sign-in log (sid)");
    seconds(type, "issuedAt", false, "Seconds since the epoch (iat)");
    seconds(type, "expiresAt", always, "Seconds since the epoch (exp)");
    texts(type, "authenticationContexts", always, "Authentication contexts satisfied (acrs)");
    text(type, "tokenVersion", always, "1.0 or 2.0 (ver)");
    type.addField().key("claims").required(always).description("Every claim of the token")
        .value(java().objectType().openWith(java().anyType()));
  }

  static void text(ObjectTypeBuilder type, String key, boolean required, String description) {
    type.addField().key(key).required(required).description(description).value(java().stringType());
  }

  private static void texts(ObjectTypeBuilder type, String key, boolean required, String description) {
    type.addField().key(key).required(required).description(description)
        .value(java().arrayType().of(java().stringType()));
  }

  private static void seconds(ObjectTypeBuilder type, String key, boolean required, String description) {
    type.addField().key(key).required(required).description(description).value(java().numberType().integer());
  }
}
