/** What stays behind when a policy is taken off: it should be nothing. */
package org.muleentra.jwt.gateway.redeployment;
