package org.muleentra.jwt.gateway.application;

import java.util.Comparator;

/**
 * A line of a file.
 *
 * @param file as whoever gave the folder would name it
 * @param line from 1 on
 */
record Place(String file, int line) implements Comparable<Place> {

  private static final Comparator<Place> ORDER = Comparator.comparing(Place::file).thenComparingInt(Place::line);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
