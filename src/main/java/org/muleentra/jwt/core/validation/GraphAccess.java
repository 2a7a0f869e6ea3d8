package org.muleentra.jwt.core.validation;

import org.muleentra.jwt.core.error.InvalidSettingException;

/** As whom and where Microsoft Graph is asked; immutable, and never shows its credential. */
public final class GraphAccess {

  private final String clientId;
  private final String clientSecret;
  private final String certificate;
  private final String assertionFile;
  private final String baseUrl;

  private GraphAccess(ParametersBuilder settings, String baseUrl) {
    this.clientId = Settings.guid("graphClientId", settings.text("graphClientId"));
    this.clientSecret = Settings.secret("graphClientSecret", settings.text("graphClientSecret"));
    this.certificate = Settings.secret("graphCertificate", settings.text("graphCertificate"));
    this.assertionFile = Settings.secret("graphAssertionFile", settings.text("graphAssertionFile"));
    this.baseUrl = baseUrl;
  }

  /** The access that the settings state, or {@code null} where nothing needs one. */
  static GraphAccess of(ParametersBuilder settings, boolean needed, String baseUrl) {
    GraphAccess access = new GraphAccess(settings, baseUrl);
    if (needed && access.clientId == null) {
      throw new InvalidSettingException("graphClientId", "must be given for groupOverage graph and requireEnabledAccount");
    }
    if (!needed && access.clientId != null) {
      throw new InvalidSettingException("graphClientId", "needs groupOverage graph or requireEnabledAccount");
    }
    if (access.credentials() != (needed ? 1 : 0)) {
      throw new InvalidSettingException("graphClientSecret, graphCertificate and graphAssertionFile",
          needed ? "must hold exactly one credential of the application that asks Microsoft Graph"
              : "need groupOverage graph or requireEnabledAccount");
    }
    return needed ? access : null;
  }

  private int credentials() {
    return (clientSecret == null ? 0 : 1) + (certificate == null ? 0 : 1) + (assertionFile == null ? 0 : 1);
  }

  /** The client id (GUID, lower case) of the application that asks. */
  public String clientId() {
    return clientId;
  }

  /** Its secret, or {@code null} where it has another credential. */
  public String clientSecret() {
    return clientSecret;
  }

  /** Its certificate and private key, PEM, or {@code null} where it has another credential. */
  public String certificate() {
    return certificate;
  }

  /** The path of its federated assertion, or {@code null} where it has another credential. */
  public String assertionFile() {
    return assertionFile;
  }

  /** Where Microsoft Graph is, without a slash at its end. */
  public String baseUrl() {
    return baseUrl;
  }
}
