/** That the ways lead where they say. */
package org.muleentra.jwt.benchmarks.way;
