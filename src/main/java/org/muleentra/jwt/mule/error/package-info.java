/** The error types that a flow can catch. */
package org.muleentra.jwt.mule.error;
