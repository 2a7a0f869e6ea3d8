/** The two ways over HTTP: fetching metadata with the runtime's own client, and answering through the listener. */
package org.muleentra.jwt.mule.http;
