/** How the servers of keys, tokens and groups go wrong. */
package org.muleentra.jwt.gateway.load.chaos.server;
