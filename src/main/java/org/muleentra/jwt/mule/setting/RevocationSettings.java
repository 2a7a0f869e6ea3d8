package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.mule.setting.PlatformSettings.REVOCATION_OBJECT_STORE;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.setting.SettingValues;

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
  @Help(value = "Asks Microsoft Graph whether the account of the caller is still enabled, and refuses callers whose "
      + "account is not; an answer is kept for up to 60 seconds. Needs a Graph client ID and a credential.",
      empty = "false: not asked")
  private boolean requireEnabledAccount;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Revocation object store")
  @Summary("Name of a Mule Object Store with the deny list that Revoke fills. None by default.")
  @Example("entra-revocations")
  @Help(value = "Name of a Mule Object Store that holds the deny list: callers, sessions, tokens and clients that are "
      + "refused before their token expires. The operations revoke, reinstate and list-revoked fill it.",
      empty = "there is no deny list")
  private String revocationObjectStore;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(REQUIRE_ENABLED_ACCOUNT, requireEnabledAccount)
        .with(REVOCATION_OBJECT_STORE, revocationObjectStore);
  }
}
