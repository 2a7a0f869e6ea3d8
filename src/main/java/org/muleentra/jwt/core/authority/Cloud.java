package org.muleentra.jwt.core.authority;

/**
 * A national cloud: the hosts that log in and issue there.
 *
 * <p>Source: Microsoft identity platform, "National clouds".
 */
public enum Cloud {
  GLOBAL("global", "login.microsoftonline.com", "sts.windows.net"),
  US_GOV("usGov", "login.microsoftonline.us", "sts.windows.net"),
  CHINA("china", "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn");

  private final String setting;
  private final String loginHost;
  private final String v1IssuerHost;

  Cloud(String setting, String loginHost, String v1IssuerHost) {
    this.setting = setting;
    this.loginHost = loginHost;
    this.v1IssuerHost = v1IssuerHost;
  }

  /** The cloud's name in the form. */
  public String setting() {
    return setting;
  }

  /** Where metadata and keys are read, and the host in the issuer of v2 tokens. */
  public String loginHost() {
    return loginHost;
  }

  /** The issuer of tokens of this version for a tenant, or for the template's {@code {tenantid}}. */
  String issuer(TokenVersion version, String tenant) {
    return version == TokenVersion.V1
        ? "https://" + v1IssuerHost + "/" + tenant + "/"
        : "https://" + loginHost + "/" + tenant + "/v2.0";
  }
}
