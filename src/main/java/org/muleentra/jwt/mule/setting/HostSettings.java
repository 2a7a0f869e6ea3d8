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

/** Where the directory lives, when it is not a plain tenant of a Microsoft cloud. */
public class HostSettings {

  @Parameter
  @Optional(defaultValue = "workforce")
  @Expression(NOT_SUPPORTED)
  @OfValues(Directories.class)
  @Placement(order = 1)
  @DisplayName("Directory")
  @Summary("Kind of directory that issues the tokens: workforce, externalId or b2c.")
  @Example("b2c")
  private String directory;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Login host")
  @Summary("Host that logs in and issues tokens, where it is not the one of the cloud; B2C needs one.")
  @Example("contoso.b2clogin.com")
  private String loginHost;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Issuer host")
  @Summary("Host in the issuer of version 1.0 tokens, where it is not the one of the cloud.")
  @Example("sts.windows.net")
  private String issuerHost;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("B2C policies")
  @Summary("User flows or custom policies of a B2C directory whose tokens are accepted.")
  @Example("B2C_1_signin")
  private List<String> b2cPolicies;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Signing keys app id")
  @Summary("Client id (GUID) of this API, if its registration has signing keys of its own.")
  @Example("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10")
  private String signingKeysAppId;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .directory(directory)
        .loginHost(loginHost)
        .issuerHost(issuerHost)
        .b2cPolicies(b2cPolicies)
        .signingKeysAppId(signingKeysAppId);
  }
}
