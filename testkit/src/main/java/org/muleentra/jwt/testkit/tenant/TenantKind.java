package org.muleentra.jwt.testkit.tenant;

/** The kind of directory that issues tokens, which decides their issuers, their claims and where documents are. */
public enum TenantKind {
  /** Employees and guests of an organization. */
  WORKFORCE("workforce"),
  /** Customers, in External ID. */
  EXTERNAL_ID("externalId"),
  /** Customers, in Azure AD B2C. */
  B2C("b2c");

  private final String settingName;

  TenantKind(String settingName) {
    this.settingName = settingName;
  }

  /**
   * Finds a kind by the name that the gatekeeper's {@code directory} setting uses.
   *
   * @param name {@code workforce}, {@code externalId} or {@code b2c}, in any case
   * @return the kind
   * @throws IllegalArgumentException when no kind has that name
   */
  public static TenantKind named(String name) {
    for (TenantKind kind : values()) {
      if (kind.settingName.equalsIgnoreCase(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("directory must be workforce, externalId or b2c");
  }

  /** @return the name that the gatekeeper's {@code directory} setting uses */
  public String settingName() {
    return settingName;
  }
}
