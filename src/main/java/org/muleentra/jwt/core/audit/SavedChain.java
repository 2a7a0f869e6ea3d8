package org.muleentra.jwt.core.audit;

/** Keeps how far a chain has come, for the next start; calls may block, and throw where the store fails. */
public interface SavedChain {

  /** Keeps nothing. */
  SavedChain NONE = new SavedChain() {
    @Override
    public SavedHead read(String name) {
      return null;
    }

    @Override
    public void write(String name, SavedHead head) {
      // The next start names no chain before it.
    }
  };

  /** What was kept last of the configuration of this name, or {@code null}. */
  SavedHead read(String name);

  /** Keeps this in place of what was kept before. */
  void write(String name, SavedHead head);
}
