package org.muleentra.jwt.tool.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * One change that is tried: of the form, or of what the token says because client or registration do something else.
 *
 * @param words what changes, as an order without a full stop
 * @param fields the form's fields after it
 * @param claims the token's claims after it
 */
record Change(String words, ObjectNode fields, Map<String, Object> claims) {}
