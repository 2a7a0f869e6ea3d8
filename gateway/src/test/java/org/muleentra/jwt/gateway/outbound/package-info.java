/** The way out: connections, trust and proxies. */
package org.muleentra.jwt.gateway.outbound;
