/** The one door of the gatekeeper: a request goes in, a decision comes out; plain Java that knows nothing of Mule. */
package org.muleentra.jwt.core;
