package org.muleentra.jwt.benchmarks.peer;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;

/**
 * The rules that every peer is held to: RS256 by one of these keys, this issuer and audience, within {@code nbf} and {@code exp}, of
 * which {@code exp} must be there; immutable.
 *
 * @param keys in memory, by their {@code kid}
 * @param jwks the same as a key set document, for libraries that read one
 */
record Expectations(String issuer, String audience, Map<String, RSAPublicKey> keys, String jwks) {}
