package org.muleentra.jwt.testkit.tenant;

/** An Entra ID cloud: the hosts that stand in its issuers and documents. */
public enum EntraCloud {
  /** The worldwide cloud. */
  GLOBAL("global", "login.microsoftonline.com", "sts.windows.net", "microsoftonline.com",
      "graph.windows.net", "graph.microsoft.com", "https://pas.windows.net"),
  /** The cloud of the US government. */
  US_GOV("usGov", "login.microsoftonline.us", "sts.windows.net", "microsoftonline.us",
      "graph.windows.net", "graph.microsoft.us", "https://pasff.usgovcloudapi.net"),
  /** The cloud in China, run by 21Vianet. */
  CHINA("china", "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn", "partner.microsoftonline.cn",
      "graph.chinacloudapi.cn", "microsoftgraph.chinacloudapi.cn", "https://pas.chinacloudapi.cn");

  private final String settingName;
  private final String loginHost;
  private final String v1IssuerHost;
  private final String instanceName;
  private final String retiredGraphHost;
  private final String graphHost;
  private final String rbacUrl;

  EntraCloud(String settingName, String loginHost, String v1IssuerHost, String instanceName,
      String retiredGraphHost, String graphHost, String rbacUrl) {
    this.settingName = settingName;
    this.loginHost = loginHost;
    this.v1IssuerHost = v1IssuerHost;
    this.instanceName = instanceName;
    this.retiredGraphHost = retiredGraphHost;
    this.graphHost = graphHost;
    this.rbacUrl = rbacUrl;
  }

  /**
   * Finds a cloud by the name that the gatekeeper's {@code cloud} setting uses.
   *
   * @param name {@code global}, {@code usGov} or {@code china}, in any case
   * @return the cloud
   * @throws IllegalArgumentException when no cloud has that name
   */
  public static EntraCloud named(String name) {
    for (EntraCloud cloud : values()) {
      if (cloud.settingName.equalsIgnoreCase(name)) {
        return cloud;
      }
    }
    throw new IllegalArgumentException("cloud must be global, usGov or china");
  }

  /** @return the name that the gatekeeper's {@code cloud} setting uses */
  public String settingName() {
    return settingName;
  }

  /** @return the login host, for example {@code login.microsoftonline.com} */
  public String loginHost() {
    return loginHost;
  }

  /** @return the Microsoft Graph host */
  public String graphHost() {
    return graphHost;
  }

  /** @return the {@code cloud_instance_name} of keys and discovery documents */
  public String instanceName() {
    return instanceName;
  }

  /**
   * The issuer of v1.0 tokens.
   *
   * @param tenant a tenant GUID, or <code>{tenantid}</code> for the template
   * @return the issuer, with its trailing slash
   */
  public String v1Issuer(String tenant) {
    return "https://" + v1IssuerHost + "/" + tenant + "/";
  }

  /**
   * The issuer of v2.0 tokens.
   *
   * @param tenant a tenant GUID, or <code>{tenantid}</code> for the template
   * @return the issuer, without a trailing slash
   */
  public String v2Issuer(String tenant) {
    return "https://" + loginHost + "/" + tenant + "/v2.0";
  }

  /**
   * The issuer of tokens of a version.
   *
   * @param version the token version
   * @param tenant a tenant GUID, or <code>{tenantid}</code> for the template
   * @return the issuer
   */
  public String issuer(TokenVersion version, String tenant) {
    return version == TokenVersion.V1 ? v1Issuer(tenant) : v2Issuer(tenant);
  }

  /** @return the host of Azure AD Graph, which tokens still name in the groups overage claim */
  public String retiredGraphHost() {
    return retiredGraphHost;
  }

  /** @return {@code rbac_url} of discovery documents */
  public String rbacUrl() {
    return rbacUrl;
  }
}
