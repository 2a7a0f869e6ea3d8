/** What the refusal of a forged token costs. */
package org.muleentra.jwt.benchmarks.forged;
