package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.authority.TrustedTenants.B2C_POLICIES;
import static org.muleentra.jwt.core.authority.TrustedTenants.DIRECTORY;
import static org.muleentra.jwt.core.authority.TrustedTenants.ISSUER_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.LOGIN_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.SIGNING_KEYS_APP_ID;

import java.util.List;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** Where the directory lives, when it is not a plain tenant of a Microsoft cloud. */
public class HostSettings {

  @Parameter
  @Optional(defaultValue = "workforce")
  @Expression(NOT_SUPPORTED)
  @OfValues(Directories.class)
  @Placement(order = 1)
  @DisplayName("Directory")
  @Summary("Kind of directory that issues the tokens: workforce, externalId or b2c.")
  @Example("externalId")
  @Help(value = "The kind of directory that issues the tokens. workforce: employees and partners. externalId: customers in "
      + "Microsoft Entra External ID (ciamlogin.com). b2c: customers in Azure AD B2C, which needs a login host and "
      + "B2C policies.",
      empty = "workforce", labels = {"Workforce", "External ID", "B2C"})
  private String directory;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Login host")
  @Summary("Host that logs in and issues tokens, if it is not the one of the cloud; B2C needs one.")
  @Example("contoso.b2clogin.com")
  @Help(value = "Host that logs callers in and is named in the issuer of version 2.0 tokens, if it is not the one of the "
      + "chosen cloud: another sovereign cloud, or the host of a B2C directory, which needs one. Anyone who controls "
      + "this host decides which tokens are genuine.",
      empty = "the host of the cloud, or of the External ID tenant")
  private String loginHost;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Issuer host")
  @Summary("Host in the issuer of version 1.0 tokens, if it is not the one of the cloud.")
  @Example("sts.windows.net")
  @Help(value = "Host in the issuer of version 1.0 tokens, if it is not the one of the chosen cloud. Only for a "
      + "workforce directory in another sovereign cloud.",
      empty = "the host of the cloud")
  private String issuerHost;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("B2C policies")
  @Summary("User flows or custom policies of a B2C directory whose tokens are accepted.")
  @Example("B2C_1_signin")
  @Help(value = "User flows or custom policies of a B2C directory whose tokens are accepted (the tfp or acr claim). "
      + "Only with directory b2c, which requires it.",
      empty = "none", visibleOn = "directory=b2c")
  private List<String> b2cPolicies;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("App with signing keys of its own")
  @Summary("Client ID (GUID) of this API, if its registration has signing keys of its own.")
  @Example("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10")
  @Help(value = "Application (client) ID of the API, if its registration has a signing key of its own, as claims "
      + "mapping requires; keys are then fetched with ?appid=.",
      empty = "the tenant's common keys")
  private String signingKeysAppId;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(DIRECTORY, directory)
        .with(LOGIN_HOST, loginHost)
        .with(ISSUER_HOST, issuerHost)
        .with(B2C_POLICIES, b2cPolicies)
        .with(SIGNING_KEYS_APP_ID, signingKeysAppId);
  }
}
