/** The whole door where a token comes again, and where native code verifies. */
package org.muleentra.jwt.benchmarks.way;
