package org.muleentra.jwt.core.authority;

/**
 * A national cloud: the hosts that log in and issue there.
 *
 * <p>Source: Microsoft identity platform, "National clouds".
 */
public enum Cloud {
  GLOBAL("global", "login.microsoftonline.com", "sts.windows.net", "microsoftonline.com",
      "https://graph.microsoft.com"),
  US_GOV("usGov", "login.microsoftonline.us", "sts.windows.net", "microsoftonline.us",
      "https://graph.microsoft.us"),
  CHINA("china", "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn",
      "partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn");

  private final String setting;
  private final String loginHost;
  private final String v1IssuerHost;
  private final String instanceName;
  private final String graphBaseUrl;

  Cloud(String setting, String loginHost, String v1IssuerHost, String instanceName, String graphBaseUrl) {
    this.setting = setting;
    this.loginHost = loginHost;
    this.v1IssuerHost = v1IssuerHost;
    this.instanceName = instanceName;
    this.graphBaseUrl = graphBaseUrl;
  }

  /** The cloud's name in the form. */
  public String setting() {
    return setting;
  }

  /** Where metadata and keys are read, and the host in the issuer of v2 tokens. */
  public String loginHost() {
    return loginHost;
  }

  /** Where its Microsoft Graph is, without a slash at its end. */
  public String graphBaseUrl() {
    return graphBaseUrl;
  }

  /** The cloud's name in metadata and keys ({@code cloud_instance_name}). */
  String instanceName() {
    return instanceName;
  }

  /** The host in the issuer of v1 tokens. */
  String v1IssuerHost() {
    return v1IssuerHost;
  }
}
