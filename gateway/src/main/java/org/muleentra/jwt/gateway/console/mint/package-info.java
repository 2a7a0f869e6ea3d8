/** Tokens of every kind of caller, made to order, and sent to the APIs. */
package org.muleentra.jwt.gateway.console.mint;
