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

/** What a refused caller is told in the challenge. */
public class ChallengeSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Realm")
  @Summary("Realm of the WWW-Authenticate challenge.")
  @Example("orders")
  private String realm;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Resource")
  @Summary("Address of this API as clients call it; the policy then serves the protected resource metadata "
      + "(RFC 9728).")
  @Example("https://api.example.com/orders")
  private String resource;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Resource metadata")
  @Summary("Address of the protected resource metadata (RFC 9728), stated in the challenge; the well-known one of the "
      + "resource unless stated.")
  @Example("https://api.example.com/orders/.well-known/oauth-protected-resource")
  private String resourceMetadata;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .realm(realm)
        .resource(resource)
        .resourceMetadata(resourceMetadata);
  }
}
