/** How a client finds out where to get a token. */
package org.muleentra.jwt.gateway.discovery;
