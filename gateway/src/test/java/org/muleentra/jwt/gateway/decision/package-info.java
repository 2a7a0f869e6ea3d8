/** Who gets in, from the form or the flow to the answer over HTTP. */
package org.muleentra.jwt.gateway.decision;
