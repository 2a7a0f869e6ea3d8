/** Other libraries at the same work beside the whole door: the same tokens, keys and rules. */
package org.muleentra.jwt.benchmarks.peer;
