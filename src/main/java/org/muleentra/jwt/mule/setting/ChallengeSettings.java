package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE_METADATA;
import static org.muleentra.jwt.core.error.Challenge.REALM;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.setting.SettingValues;

/** What a refused caller is told in the challenge. */
public class ChallengeSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Realm")
  @Summary("Realm of the WWW-Authenticate challenge.")
  @Example("orders")
  @Help(value = "Realm named in the WWW-Authenticate challenge of a refusal; callers can read it.",
      empty = "the challenge names no realm")
  private String realm;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Resource")
  @Summary("Address of this API as clients call it; the policy then serves the protected resource metadata "
      + "(RFC 9728).")
  @Example("https://api.example.com/orders")
  @Help(value = "URL of the API as clients call it. The policy then serves the OAuth protected resource metadata "
      + "(RFC 9728) by which clients such as MCP clients find where to get a token. Must be https; plain http is "
      + "accepted for a loopback address only.",
      empty = "no metadata is served", everyday = 14)
  private String resource;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Resource metadata URL")
  @Summary("Address of the protected resource metadata (RFC 9728), named in the challenge; by default the well-known "
      + "one of the resource.")
  @Example("https://api.example.com/orders/.well-known/oauth-protected-resource")
  @Help(value = "URL of the API's OAuth protected resource metadata (RFC 9728), named in every challenge so that clients "
      + "such as MCP clients find where to get a token. Must be https; plain http is accepted for a loopback address only.",
      empty = "the well-known address that follows from Resource, and none without a resource")
  private String resourceMetadata;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(REALM, realm)
        .with(RESOURCE, resource)
        .with(RESOURCE_METADATA, resourceMetadata);
  }
}
