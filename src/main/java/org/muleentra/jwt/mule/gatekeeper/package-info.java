/** The gatekeeper of one running configuration, and what of the runtime it holds. */
package org.muleentra.jwt.mule.gatekeeper;
