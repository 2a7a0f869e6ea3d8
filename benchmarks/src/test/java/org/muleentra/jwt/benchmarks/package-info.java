/** That the benchmarks measure what they say. */
package org.muleentra.jwt.benchmarks;
