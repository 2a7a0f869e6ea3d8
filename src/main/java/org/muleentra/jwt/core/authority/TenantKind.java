package org.muleentra.jwt.core.authority;

/**
 * The kinds of directory, which differ in how they write issuers and where they publish metadata.
 *
 * <p>Source: Microsoft Entra documentation, "External ID in external tenants" and "Azure AD B2C: tokens overview".
 */
public enum TenantKind {
  /** Employees and partners: tenants of a Microsoft cloud. */
  WORKFORCE("workforce"),
  /** Customers, in Microsoft Entra External ID. */
  EXTERNAL_ID("externalId"),
  /** Customers, in Azure AD B2C. */
  B2C("b2c");

  private final String setting;

  TenantKind(String setting) {
    this.setting = setting;
  }

  /** The kind's name in the form. */
  public String setting() {
    return setting;
  }
}
