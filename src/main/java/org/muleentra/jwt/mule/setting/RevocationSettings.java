package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.validation.ParametersBuilder;

/** How callers are shut out before their token expires. */
public class RevocationSettings {

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Require enabled account")
  @Summary("Microsoft Graph is asked whether the account of the caller is still enabled; the answer is kept up "
      + "to 60 seconds.")
  @Example("true")
  private boolean requireEnabledAccount;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Revocation object store")
  @Summary("Name of a Mule Object Store with the deny list that Revoke fills. None unless stated.")
  @Example("entra-revocations")
  private String revocationObjectStore;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .requireEnabledAccount(requireEnabledAccount);
  }

  /**
   * The name of the store, or {@code null}; of the platform, and so not a setting of the core.
   *
   * @throws org.muleentra.jwt.core.error.InvalidSettingException when it is no name
   */
  public String revocationObjectStore() {
    return StoreName.of("revocationObjectStore", revocationObjectStore);
  }
}
