/** What Microsoft Graph is asked about a caller. */
package org.muleentra.jwt.gateway.graph;
