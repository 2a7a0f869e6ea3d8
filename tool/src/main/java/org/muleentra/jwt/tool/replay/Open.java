package org.muleentra.jwt.tool.replay;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Claims whose values a record leaves open, with every other value that makes a difference; immutable.
 *
 * @param claims which they are
 * @param others each makes of the likely token another one that the record may be of
 * @param exhaustive whether there are no values besides, so that what all of them fail is failed
 */
record Open(Set<String> claims, List<UnaryOperator<World>> others, boolean exhaustive) {
}
