package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Password;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.validation.ParametersBuilder;

/** Whether and as whom Microsoft Graph is asked for what a token does not hold. */
public class GraphSettings {

  @Parameter
  @Optional(defaultValue = "deny")
  @Expression(NOT_SUPPORTED)
  @OfValues(Overages.class)
  @Placement(order = 1)
  @DisplayName("Group overage")
  @Summary("What happens where a caller has more groups than a token can hold: deny, graph or appRolesOnly.")
  @Example("graph")
  private String groupOverage;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Graph client ID")
  @Summary("Client id (GUID) of the application that asks Microsoft Graph.")
  @Example("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10")
  private String graphClientId;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 3)
  @DisplayName("Graph client secret")
  @Summary("Client secret of the application that asks Microsoft Graph.")
  @Example("a secret of the app registration")
  private String graphClientSecret;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 4)
  @DisplayName("Graph certificate")
  @Summary("Certificate and private key (PEM, PKCS#8, not encrypted) of the application that asks Microsoft Graph.")
  @Example("-----BEGIN PRIVATE KEY-----")
  private String graphCertificate;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Graph assertion file")
  @Summary("File with a federated assertion for the application that asks Microsoft Graph, read anew at each use.")
  @Example("/var/run/secrets/azure/tokens/azure-identity-token")
  private String graphAssertionFile;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Graph base URL")
  @Summary("Where Microsoft Graph is, where it is not the one of the cloud: https, or http to a loopback address.")
  @Example("https://dod-graph.microsoft.us")
  private String graphBaseUrl;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Group object store")
  @Summary("Name of a Mule Object Store that shares group memberships between replicas. None unless stated.")
  @Example("entra-groups")
  private String groupObjectStore;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .groupOverage(groupOverage)
        .graphClientId(graphClientId)
        .graphClientSecret(graphClientSecret)
        .graphCertificate(graphCertificate)
        .graphAssertionFile(graphAssertionFile)
        .graphBaseUrl(graphBaseUrl);
  }

  /**
   * The name of the store, or {@code null}; of the platform, and so not a setting of the core.
   *
   * @throws org.muleentra.jwt.core.error.InvalidSettingException when it is no name
   */
  public String groupObjectStore() {
    return StoreName.of("groupObjectStore", groupObjectStore);
  }
}
