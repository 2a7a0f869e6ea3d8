/** Why a form lets a token in or refuses it, in the console. */
package org.muleentra.jwt.gateway.console.explain;
