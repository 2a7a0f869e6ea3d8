/** Reads a Mule application as it stands in its folder, names each line that the stand-ins cannot do, and makes it ready to deploy. */
package org.muleentra.jwt.gateway.application;
