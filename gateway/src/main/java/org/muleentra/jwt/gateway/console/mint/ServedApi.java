package org.muleentra.jwt.gateway.console.mint;

import java.net.URI;

/**
 * An API to which the page may send a token.
 *
 * @param name what records call it where a policy stands before it, with the path behind where an application has several
 * @param uri where it answers GET
 * @param rule in a sentence, whom it lets in
 */
public record ServedApi(String name, URI uri, String rule) {}
