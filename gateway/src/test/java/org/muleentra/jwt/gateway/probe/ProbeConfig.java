package org.muleentra.jwt.gateway.probe;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import java.util.List;
import java.util.Map;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.api.i18n.I18nMessageFactory;
import org.mule.runtime.extension.api.annotation.Configuration;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.param.NullSafe;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;

@Configuration(name = "config")
@Operations(ProbeOperations.class)
public class ProbeConfig implements Initialisable {

  @Parameter
  @Expression(NOT_SUPPORTED)
  @Optional
  @NullSafe
  List<String> tenants;

  @Parameter
  @Expression(NOT_SUPPORTED)
  @Optional
  @NullSafe
  Map<String, String> roleMappings;

  @Parameter
  @Expression(NOT_SUPPORTED)
  @Optional
  String realm;

  @Override
  public void initialise() throws InitialisationException {
    if ("wrong".equals(realm)) {
      throw new InitialisationException(I18nMessageFactory.createStaticMessage("realm: must not be wrong"), this);
    }
  }
}
