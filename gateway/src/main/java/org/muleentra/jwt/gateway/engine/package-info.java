/** The real Mule 4.1.1 engine, embedded: boots it, and deploys APIs behind policies. */
package org.muleentra.jwt.gateway.engine;
