/** The records on the engine: what log4j2 writes of them, and what a verifier finds in its files. */
package org.muleentra.jwt.gateway.audit;
