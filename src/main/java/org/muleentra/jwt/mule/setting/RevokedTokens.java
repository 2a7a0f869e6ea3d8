package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.SUPPORTED;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.revocation.RevocationRequest;

/** Which tokens an operation on the deny list is about. */
public class RevokedTokens {

  @Parameter
  @Expression(SUPPORTED)
  @OfValues(RevocationKinds.class)
  @Placement(order = 1)
  @DisplayName("Kind")
  @Summary("What the tokens are known by: objectId (oid), sessionId (sid), tokenId (uti), clientId (azp or appid), or "
      + "notBefore (oid, of tokens issued before a time).")
  @Example("sessionId")
  private String kind;

  @Parameter
  @Expression(SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Value")
  @Summary("The claim's value: a GUID for objectId, clientId and notBefore.")
  @Example("#[payload.sessionId]")
  private String value;

  @Parameter
  @Optional
  @Expression(SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Tenant ID")
  @Summary("The tenant (GUID) whose tokens only are meant. Any tenant's by default.")
  @Example("72f988bf-86f1-41af-91ab-2d7cd011db47")
  private String tenantId;

  /** The request about these tokens. */
  public RevocationRequest request() {
    return RevocationRequest.of(kind, value, tenantId);
  }
}
