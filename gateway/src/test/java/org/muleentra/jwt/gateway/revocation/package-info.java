/** Revoked tokens, from the operations to the refusal. */
package org.muleentra.jwt.gateway.revocation;
