/** What the refusal of a forged token costs beside its admission. */
package org.muleentra.jwt.benchmarks.forged;
