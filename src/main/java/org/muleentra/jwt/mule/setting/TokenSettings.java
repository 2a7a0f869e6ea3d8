package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import java.util.List;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.validation.ParametersBuilder;

/** Which tokens are trusted. */
public class TokenSettings {

  @Parameter
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Tenants")
  @Summary("Tenants whose tokens are trusted: tenant ids (GUIDs), or the single word organizations for any work "
      + "or school tenant.")
  @Example("72f988bf-86f1-41af-91ab-2d7cd011db47")
  private List<String> tenants;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Denied tenants")
  @Summary("Tenants (GUIDs) refused although organizations would accept them.")
  @Example("5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f")
  private List<String> deniedTenants;

  @Parameter
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Audiences")
  @Summary("Accepted audiences of a token: the client id (GUID) or the App ID URI of this API. Any one suffices.")
  @Example("api://orders")
  private List<String> audiences;

  @Parameter
  @Optional(defaultValue = "global")
  @Expression(NOT_SUPPORTED)
  @OfValues(Clouds.class)
  @Placement(order = 4)
  @DisplayName("Cloud")
  @Summary("Microsoft cloud that issues the tokens: global, usGov or china.")
  @Example("global")
  private String cloud;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Token versions")
  @Summary("Accepted versions of access tokens: 1.0, 2.0. Both unless stated.")
  @Example("2.0")
  private List<String> tokenVersions;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Metadata base URL")
  @Summary("Where to read the discovery documents and keys instead of the login host of the cloud, for mirrors "
      + "and closed networks: https, or http to a loopback address.")
  @Example("https://entra-mirror.example.com")
  private String metadataBaseUrl;

  @Parameter
  @Optional(defaultValue = "60")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Clock skew")
  @Summary("Seconds by which the clocks of Entra ID and of this runtime may differ, 0 to 600.")
  @Example("60")
  private int clockSkew;

  @Parameter
  @Optional(defaultValue = "0")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 8)
  @DisplayName("Maximum token age")
  @Summary("Seconds after its issue for which a token is accepted, 60 to 86400; 0 for as long as it lives.")
  @Example("3600")
  private int maximumTokenAge;

  @Parameter
  @Optional(defaultValue = "24")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 9)
  @DisplayName("Outage tolerance")
  @Summary("Hours for which keys fetched before go on serving while the key server cannot be reached, 1 to 168.")
  @Example("24")
  private int outageTolerance;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 10)
  @DisplayName("Key object store")
  @Summary("Name of a persistent Mule Object Store that keeps fetched keys for a start while the key server cannot be "
      + "reached. None unless stated.")
  @Example("entra-keys")
  private String keyObjectStore;

  @Parameter
  @Optional(defaultValue = "24576")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 11)
  @DisplayName("Maximum token size")
  @Summary("Longer tokens are refused before they are looked at: 1024 to 1048576 characters.")
  @Example("16384")
  private int maximumTokenSize;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .tenants(tenants)
        .deniedTenants(deniedTenants)
        .audiences(audiences)
        .cloud(cloud)
        .tokenVersions(tokenVersions)
        .metadataBaseUrl(metadataBaseUrl)
        .clockSkew(clockSkew)
        .maximumTokenAge(maximumTokenAge)
        .outageTolerance(outageTolerance)
        .maximumTokenSize(maximumTokenSize);
  }

  /**
   * The name of the store for keys, or {@code null}; of the platform, and so not a setting of the core.
   *
   * @throws org.muleentra.jwt.core.error.InvalidSettingException when it is no name
   */
  public String keyObjectStore() {
    return StoreName.of("keyObjectStore", keyObjectStore);
  }
}
