package org.muleentra.jwt.core.directory;

/**
 * Where memberships are shared with other processes; a Mule Object Store in Mule.
 *
 * <p>Whoever can write there decides who is in which group. Both methods may block and may throw; neither is called by a
 * request's thread.
 */
public interface SharedMemberships {

  /** Shares nothing. */
  SharedMemberships NONE = new SharedMemberships() {
    @Override
    public void save(String question, SavedMembership membership) {
      // Off unless configured.
    }

    @Override
    public SavedMembership load(String question) {
      return null;
    }
  };

  /**
   * Keeps a membership in place of the one before.
   *
   * @param question names the caller, the Graph and the groups that were asked about
   */
  void save(String question, SavedMembership membership);

  /** The membership saved last, or {@code null}. */
  SavedMembership load(String question);
}
