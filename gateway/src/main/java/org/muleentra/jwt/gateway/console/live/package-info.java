/** Decisions as they happen, by the records of the audit, and calls that lead to some. */
package org.muleentra.jwt.gateway.console.live;
