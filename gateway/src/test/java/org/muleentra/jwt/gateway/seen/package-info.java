/** A flow that tells in full what reached it behind a policy. */
package org.muleentra.jwt.gateway.seen;
