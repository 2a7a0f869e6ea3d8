package org.muleentra.jwt.benchmarks.quiet;

import java.io.Serializable;

/**
 * A candidate that was to be measured, whether or not any of its iterations was quiet.
 *
 * @param reference the candidate that it is set against, or {@code null}
 */
public record Planned(String comparison, String candidate, String reference) implements Serializable {}
