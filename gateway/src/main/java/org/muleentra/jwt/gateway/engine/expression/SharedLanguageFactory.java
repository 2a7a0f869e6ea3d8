package org.muleentra.jwt.gateway.engine.expression;

import org.mule.runtime.api.el.DefaultExpressionLanguageFactoryService;
import org.mule.runtime.api.el.ExpressionLanguage;

/** Gives each Mule context its own {@link SharedLanguage}, as the container does with DataWeave. */
public final class SharedLanguageFactory implements DefaultExpressionLanguageFactoryService {

  @Override
  public ExpressionLanguage create() {
    return new SharedLanguage();
  }

  @Override
  public String getName() {
    return "Expressions that DataWeave and MVEL share";
  }
}
