package org.muleentra.jwt.core.principal;

/** What a backend is told of the caller, each in a header of its own, unless configured under the name given here. */
public enum CallerField {
  OBJECT_ID("objectId", "X-Entra-Object-Id"),
  CLIENT_ID("clientId", "X-Entra-Client-Id"),
  TENANT_ID("tenantId", "X-Entra-Tenant-Id"),
  ROLES("roles", "X-Entra-Roles"),
  SCOPES("scopes", "X-Entra-Scopes"),
  CALLER_KIND("callerKind", "X-Entra-Caller-Kind"),
  TOKEN_ID("tokenId", "X-Entra-Token-Id");

  private final String setting;
  private final String headerName;

  CallerField(String setting, String headerName) {
    this.setting = setting;
    this.headerName = headerName;
  }

  /** Its name in the setting {@code headerNames}, and in the principal. */
  public String setting() {
    return setting;
  }

  /** The name of its header where none is configured. */
  String headerName() {
    return headerName;
  }
}
