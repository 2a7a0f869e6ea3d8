/** Entra's security token service: what the token endpoint decides about a request, and the token or the refusal. */
package org.muleentra.jwt.testkit.sts;
