/** A tiny extension that proves what the engine bed can do. */
package org.muleentra.jwt.gateway.probe;
