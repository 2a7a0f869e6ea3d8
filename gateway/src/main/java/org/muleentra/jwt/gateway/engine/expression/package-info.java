/** Stands in for DataWeave, which Maven Central does not carry, in the forms that DataWeave and MVEL share: test equipment. */
package org.muleentra.jwt.gateway.engine.expression;
