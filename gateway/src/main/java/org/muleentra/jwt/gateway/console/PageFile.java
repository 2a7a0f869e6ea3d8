package org.muleentra.jwt.gateway.console;

/**
 * A file that the page consists of.
 *
 * @param type its media type
 */
record PageFile(String type, byte[] content) {}
