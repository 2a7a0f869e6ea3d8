/** Stands in for DataWeave, which Maven Central does not carry, in a small part of it and in what it shares with MVEL: test equipment. */
package org.muleentra.jwt.gateway.engine.expression;
