/** Measures candidates in turn on a machine that others use too, and tells no ratio where it was too noisy to know. */
package org.muleentra.jwt.benchmarks.quiet;
