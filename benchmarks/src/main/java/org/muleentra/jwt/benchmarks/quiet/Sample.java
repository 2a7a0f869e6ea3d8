package org.muleentra.jwt.benchmarks.quiet;

import java.io.Serializable;

/**
 * A candidate's quiet iteration in one round.
 *
 * @param round unique over all virtual machines of the run
 * @param nanos a call
 */
public record Sample(String comparison, String candidate, int round, double nanos) implements Serializable {}
