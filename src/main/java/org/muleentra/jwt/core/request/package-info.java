/** Reads requests as the laxest server would: what any of them takes for a credential is one, under whatever spelling. */
package org.muleentra.jwt.core.request;
