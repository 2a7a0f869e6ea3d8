/** The application renews its own certificate: one step after the other, each of which may be the last before the power fails. */
package org.muleentra.jwt.core.rotation;
