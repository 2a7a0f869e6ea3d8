package org.muleentra.jwt.tool.trial;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What a caller brings: all that a form asks for, but for one thing.
 *
 * @param label in words, of which callers tell the one from the other
 * @param change what is different; takes claims and the caller
 */
record Holding(String label, BiConsumer<Map<String, Object>, Caller> change) {

  Map<String, Object> of(Asked asked, Caller caller) {
    Map<String, Object> claims = asked.claims(caller);
    change.accept(claims, caller);
    return claims;
  }
}
