/** The flow behind a policy: says what reached it, and counts. */
package org.muleentra.jwt.gateway.backend;
