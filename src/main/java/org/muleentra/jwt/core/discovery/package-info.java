/** What clients are told of this API: where to get a token for it, and for what. */
package org.muleentra.jwt.core.discovery;
