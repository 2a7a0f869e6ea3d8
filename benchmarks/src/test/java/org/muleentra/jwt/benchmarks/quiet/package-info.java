/** That noise is told from cost. */
package org.muleentra.jwt.benchmarks.quiet;
