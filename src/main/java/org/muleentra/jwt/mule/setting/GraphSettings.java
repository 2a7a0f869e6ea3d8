package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.directory.DirectorySettings.GRAPH_BASE_URL;
import static org.muleentra.jwt.core.directory.DirectorySettings.GROUP_OVERAGE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_ASSERTION_FILE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CERTIFICATE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_ID;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;
import static org.muleentra.jwt.mule.setting.PlatformSettings.GROUP_OBJECT_STORE;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Password;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** Whether and as whom Microsoft Graph is asked for what a token does not hold. */
public class GraphSettings {

  @Parameter
  @Optional(defaultValue = "deny")
  @Expression(NOT_SUPPORTED)
  @OfValues(Overages.class)
  @Placement(order = 1)
  @DisplayName("Group overage")
  @Summary("What happens when a caller has more groups than a token can hold: deny, graph or appRolesOnly.")
  @Example("graph")
  @Help(value = "What happens when a caller is in more groups than a token can hold (200) and role mappings are set. deny: "
      + "the call is refused. graph: Microsoft Graph is asked, with the application named below. appRolesOnly: "
      + "groups are ignored and only app roles are mapped.",
      empty = "deny")
  private String groupOverage;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Graph client ID")
  @Summary("Client ID (GUID) of the application that asks Microsoft Graph.")
  @Example("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10")
  @Help(value = "Application (client) ID of the application that asks Microsoft Graph; it needs one of the three "
      + "credentials below. Only with group overage graph or the account check.",
      empty = "Graph is not asked")
  private String graphClientId;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 3)
  @DisplayName("Graph client secret")
  @Summary("Client secret of the application that asks Microsoft Graph.")
  @Example("the value shown once when the secret was made")
  @Help(value = "Client secret of the application that asks Microsoft Graph; a certificate or a federated assertion is the "
      + "better choice.",
      empty = "another credential is given")
  private String graphClientSecret;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 4)
  @DisplayName("Graph certificate")
  @Summary("Certificate and RSA private key (PEM, not encrypted) of the application that asks Microsoft Graph.")
  @Example("-----BEGIN PRIVATE KEY----- and so on")
  @Help(value = "Certificate and unencrypted RSA private key of the application that asks Microsoft Graph, both in "
      + "PEM form, in any order, and with the chain or without; line breaks may be spaces.",
      empty = "another credential is given")
  private String graphCertificate;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Graph assertion file")
  @Summary("File with a federated assertion for the application that asks Microsoft Graph, read again for each use.")
  @Example("/var/run/secrets/azure/tokens/azure-identity-token")
  @Help(value = "Path of a file with a federated assertion (a JWT of a workload identity) for the application that asks "
      + "Microsoft Graph; read again for each use.",
      empty = "another credential is given")
  private String graphAssertionFile;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Graph base URL")
  @Summary("Address of Microsoft Graph, if it is not the one of the cloud: https, or http to a loopback address.")
  @Example("https://dod-graph.microsoft.us")
  @Help(value = "Address of Microsoft Graph, if it is not the one of the chosen cloud, such as for US Government DoD. Must "
      + "be https; plain http is accepted for a loopback address only.",
      empty = "the Graph of the cloud")
  private String graphBaseUrl;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Group object store")
  @Summary("Name of a Mule Object Store that shares group memberships between replicas. None by default.")
  @Example("entra-groups")
  @Help(value = "Name of a Mule Object Store in which group memberships read from Microsoft Graph are shared between "
      + "replicas. Anyone who can write to that store decides who is in which group.",
      empty = "memberships are kept in memory only", visibleOn = "groupOverage=graph")
  private String groupObjectStore;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(GROUP_OVERAGE, groupOverage)
        .with(GRAPH_CLIENT_ID, graphClientId)
        .with(GRAPH_CLIENT_SECRET, graphClientSecret)
        .with(GRAPH_CERTIFICATE, graphCertificate)
        .with(GRAPH_ASSERTION_FILE, graphAssertionFile)
        .with(GRAPH_BASE_URL, graphBaseUrl)
        .with(GROUP_OBJECT_STORE, groupObjectStore);
  }

  /** Keeps no secret: the credential has been made of it. */
  public void forgetSecrets() {
    graphClientSecret = null;
    graphCertificate = null;
  }
}
