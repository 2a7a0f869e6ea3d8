package org.muleentra.jwt.tool.migrate;

import java.util.Map;
import java.util.function.Predicate;

/**
 * A policy drawn at random, with whom it lets in by the pages of its product.
 *
 * @param content of its file
 * @param admits whether it lets in a token with these claims that one of Entra's keys signed
 */
record DrawnPolicy(String content, Predicate<Map<String, Object>> admits) {}
