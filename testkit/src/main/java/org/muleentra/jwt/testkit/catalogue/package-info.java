/** A catalogue of tokens that a gatekeeper must refuse, each one change away from a good one, and of those it must accept. */
package org.muleentra.jwt.testkit.catalogue;
