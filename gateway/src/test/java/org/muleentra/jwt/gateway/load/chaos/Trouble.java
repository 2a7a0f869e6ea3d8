package org.muleentra.jwt.gateway.load.chaos;

/**
 * Something that goes wrong for a while.
 *
 * @param name what the report calls it
 * @param begin lets it go wrong
 * @param end heals it; may come without a begin
 */
public record Trouble(String name, Runnable begin, Runnable end) {}
