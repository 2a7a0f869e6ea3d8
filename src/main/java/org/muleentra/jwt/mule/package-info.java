/** The Mule SDK face of the gatekeeper: it translates and never decides. */
package org.muleentra.jwt.mule;
