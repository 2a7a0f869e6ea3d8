/** Stands in for Mule's scheduler service, which Maven Central does not carry: test equipment. */
package org.muleentra.jwt.gateway.engine.scheduler;
