/** What a decision costs, as a multiple of the one thing that cannot be saved: verifying the signature. */
package org.muleentra.jwt.benchmarks;
