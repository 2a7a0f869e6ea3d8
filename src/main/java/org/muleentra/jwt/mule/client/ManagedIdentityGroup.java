package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.identity.ManagedIdentity.CLIENT_ID;
import static org.muleentra.jwt.core.identity.ManagedIdentity.HOST;
import static org.muleentra.jwt.core.identity.ManagedIdentity.OBJECT_ID;
import static org.muleentra.jwt.core.identity.ManagedIdentity.RESOURCE_ID;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** The managed identity of the machine or app that this runtime is on, in place of an application with credentials. */
public class ManagedIdentityGroup {

  @Parameter
  @Optional(defaultValue = "none")
  @Expression(NOT_SUPPORTED)
  @OfValues(ManagedIdentityHosts.class)
  @Placement(order = 1)
  @DisplayName("Host")
  @Summary("Where the tokens come from: none, auto (by the variables of this process), imds, appService or azureArc. Without an ID, the system-assigned identity.")
  @Example("auto")
  private String managedIdentityHost;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Client ID")
  @Summary("Client ID of a user-assigned identity.")
  @Example("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10")
  private String managedIdentityClientId;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Object ID")
  @Summary("Object ID (principal ID) of a user-assigned identity, in place of its client ID.")
  @Example("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10")
  private String managedIdentityObjectId;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("Resource ID")
  @Summary("Azure resource ID of a user-assigned identity, in place of its client ID.")
  @Example("/subscriptions/…/resourceGroups/orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders")
  private String managedIdentityResourceId;

  /** Gives these settings. */
  SettingValues in(SettingValues values) {
    return values
        .with(HOST, managedIdentityHost)
        .with(CLIENT_ID, managedIdentityClientId)
        .with(OBJECT_ID, managedIdentityObjectId)
        .with(RESOURCE_ID, managedIdentityResourceId);
  }
}
