/** Makes Mule 4.1.1's classes run on Java 17 and on the public Reactor, by rewriting some of them as they are loaded. */
package org.muleentra.jwt.gateway.engine.bytecode;
