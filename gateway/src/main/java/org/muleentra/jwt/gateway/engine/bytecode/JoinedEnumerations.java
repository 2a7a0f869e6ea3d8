package org.muleentra.jwt.gateway.engine.bytecode;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/** Stands in for the JDK's own {@code sun.misc.CompoundEnumeration}, which Java 9 took away: several enumerations as one. */
public final class JoinedEnumerations<T> implements Enumeration<T> {

  private final Iterator<T> elements;

  /** Goes through the given ones in their order; {@code null} counts as an empty one. */
  public JoinedEnumerations(Enumeration<T>[] parts) {
    elements = Arrays.stream(parts).map(part -> part == null ? List.<T>of() : Collections.list(part))
        .flatMap(List::stream).iterator();
  }

  @Override
  public boolean hasMoreElements() {
    return elements.hasNext();
  }

  @Override
  public T nextElement() {
    return elements.next();
  }
}
