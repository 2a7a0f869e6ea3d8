package org.muleentra.jwt.core.authority;

/**
 * A national cloud: the hosts that log in and issue there.
 *
 * <p>Source: Microsoft identity platform, "National clouds".
 */
public enum Cloud {
  GLOBAL("global", "login.microsoftonline.com", "sts.windows.net", "microsoftonline.com"),
  US_GOV("usGov", "login.microsoftonline.us", "sts.windows.net", "microsoftonline.us"),
  CHINA("china", "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn",
      "partner.microsoftonline.cn");

  private final String setting;
  private final String loginHost;
  private final String v1IssuerHost;
  private final String instanceName;

  Cloud(String setting, String loginHost, String v1IssuerHost, String instanceName) {
    this.setting = setting;
    this.loginHost = loginHost;
    this.v1IssuerHost = v1IssuerHost;
    this.instanceName = instanceName;
  }

  /** The cloud's name in the form. */
  public String setting() {
    return setting;
  }

  /** Where metadata and keys are read, and the host in the issuer of v2 tokens. */
  public String loginHost() {
    return loginHost;
  }

  /** The cloud's name in metadata and keys ({@code cloud_instance_name}). */
  String instanceName() {
    return instanceName;
  }

  /** The issuer of tokens of this version for a tenant, or for the template's {@code {tenantid}}. */
  String issuer(TokenVersion version, String tenant) {
    return version == TokenVersion.V1
        ? "https://" + v1IssuerHost + "/" + tenant + "/"
        : "https://" + loginHost + "/" + tenant + "/v2.0";
  }
}
