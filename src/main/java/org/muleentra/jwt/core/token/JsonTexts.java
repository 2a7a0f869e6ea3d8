package org.muleentra.jwt.core.token;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.RandomAccess;

/**
 * A JSON list of strings, each built when it is asked for; unmodifiable, thread-safe.
 *
 * <p>A token lists up to 200 groups, of which few are of interest. Serialized, it is the list that it stands for.
 */
public final class JsonTexts extends AbstractList<String> implements RandomAccess, Serializable {

  private static final long serialVersionUID = 1;

  private final transient JsonPieces pieces;
  private final transient int list;

  /** @param list a piece of which {@link #are} holds */
  JsonTexts(JsonPieces pieces, int list) {
    this.pieces = pieces;
    this.list = list;
  }

  /** Whether all elements of a list are strings. */
  static boolean are(JsonPieces pieces, int list) {
    for (int element = list + 1; element < pieces.to(list); element++) {
      if (!pieces.isString(element)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int size() {
    return pieces.to(list) - list - 1;
  }

  @Override
  public String get(int index) {
    return pieces.string(element(index));
  }

  /** The hash code of a text's first characters, fewer where it has fewer; most are told apart by it, and need not be built. */
  public int hashOfBeginning(int index, int characters) {
    return pieces.hashOfBeginning(element(index), characters);
  }

  private int element(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("there are " + size() + " texts, and none at " + index);
    }
    return list + 1 + index;
  }

  private Object writeReplace() {
    return Collections.unmodifiableList(new ArrayList<>(this));
  }
}
