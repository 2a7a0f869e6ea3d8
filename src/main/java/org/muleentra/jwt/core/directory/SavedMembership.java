package org.muleentra.jwt.core.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Which of the mapped groups a caller was in, as it is shared between processes; immutable. */
public final class SavedMembership {

  private final List<String> groups;
  private final long asked;
  private final long freshUntil;

  /**
   * @param groups object ids
   * @param asked when Microsoft Graph was asked, in milliseconds since the epoch
   * @param freshUntil from when on it does not serve, in milliseconds since the epoch
   */
  public SavedMembership(Collection<String> groups, long asked, long freshUntil) {
    this.groups = Collections.unmodifiableList(new ArrayList<>(groups));
    this.asked = asked;
    this.freshUntil = freshUntil;
  }

  /** The groups' object ids. */
  public List<String> groups() {
    return groups;
  }

  /** When Microsoft Graph was asked, in milliseconds since the epoch. */
  public long asked() {
    return asked;
  }

  /** From when on it does not serve, in milliseconds since the epoch. */
  public long freshUntil() {
    return freshUntil;
  }
}
