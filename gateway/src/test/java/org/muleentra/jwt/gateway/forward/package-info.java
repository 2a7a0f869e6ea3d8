/** What a backend is told of the caller, and what is kept from it. */
package org.muleentra.jwt.gateway.forward;
