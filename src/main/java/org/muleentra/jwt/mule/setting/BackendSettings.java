package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.GatekeeperSettings.REPORT_ONLY;
import static org.muleentra.jwt.core.principal.BackendHeaders.EXPOSE_HEADERS;
import static org.muleentra.jwt.core.principal.BackendHeaders.HEADER_NAMES;
import static org.muleentra.jwt.core.principal.BackendHeaders.REMOVE_AUTHORIZATION;

import java.util.Map;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.setting.SettingValues;

/** What is passed on to the flow and to the backend behind it. */
public class BackendSettings {

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Report only")
  @Summary("Decisions of the policy are made and logged, but every call is passed on. For trials.")
  @Example("true")
  @Help(value = "Makes and logs every decision but passes all calls on; a header marks those that would have been "
      + "refused. For trials in front of an API that is protected by other means. NOTHING IS REFUSED while this is on.",
      empty = "false: calls are refused", everyday = 4)
  private boolean reportOnly;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Expose headers")
  @Summary("Adds headers about the caller (X-Entra-…) for the backend; those that a client sends itself are removed.")
  @Example("true")
  @Help(value = "Adds headers about the caller for the backend: object ID, client ID, tenant ID, roles, scopes, "
      + "caller kind and token ID, as X-Entra-Object-Id and so on. Those that a client sends itself are always "
      + "removed.",
      empty = "false: no headers", everyday = 12)
  private boolean exposeHeaders;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Header names")
  @Summary("Names of the headers for the backend (value) by objectId, clientId, tenantId, roles, scopes, "
      + "callerKind, tokenId (key).")
  @Example("roles to X-Roles")
  @Help(value = "Other names for the headers about the caller; only with Expose headers. Key: objectId, clientId, "
      + "tenantId, roles, scopes, callerKind or tokenId. Value: the name of the header, which must not have a "
      + "meaning already.",
      empty = "the X-Entra- names")
  @Entries(key = "Field", keyHelp = "objectId, clientId, tenantId, roles, scopes, callerKind or tokenId.",
      value = "Header name", valueHelp = "Name of the header that carries the field.")
  private Map<String, String> headerNames;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("Remove authorization")
  @Summary("Removes the Authorization header before the flow, so that the token goes no further.")
  @Example("true")
  @Help(value = "Removes the Authorization header before the flow sees the request, so that the token goes no further.",
      empty = "false: the header stays", everyday = 13)
  private boolean removeAuthorization;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(REPORT_ONLY, reportOnly)
        .with(EXPOSE_HEADERS, exposeHeaders)
        .with(HEADER_NAMES, headerNames)
        .with(REMOVE_AUTHORIZATION, removeAuthorization);
  }
}
