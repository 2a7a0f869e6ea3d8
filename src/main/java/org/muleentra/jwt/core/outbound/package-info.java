/** The one way out: requests and their answers, how long to leave a server alone, and when an outage is told again. */
package org.muleentra.jwt.core.outbound;
