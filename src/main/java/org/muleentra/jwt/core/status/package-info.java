/** How the parts of one running configuration fare, in words for health endpoints and in numbers for Prometheus. */
package org.muleentra.jwt.core.status;
