/** Who calls: good callers, forgers, floods, and who is revoked meanwhile; and what each may be answered. */
package org.muleentra.jwt.gateway.load.chaos.caller;
