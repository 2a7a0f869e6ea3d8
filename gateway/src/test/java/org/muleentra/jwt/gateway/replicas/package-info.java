/** Several gateway processes that share one object store, behind one port: {@code gateway/replicas}. */
package org.muleentra.jwt.gateway.replicas;
