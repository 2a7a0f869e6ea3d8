package org.muleentra.jwt.core.identity;

import java.util.Map;

/** Keeps what was told of credentials, for restarts and for other replicas; calls may block, and throw where the store fails. */
public interface WatchRecord {

  /** Keeps nothing beyond this process. */
  WatchRecord NONE = new WatchRecord() {

    @Override
    public Map<String, Long> read(String name) {
      return null;
    }

    @Override
    public void write(String name, Map<String, Long> values) {
      // What this process told it knows itself.
    }
  };

  /** What was written last under this name, or {@code null}. */
  Map<String, Long> read(String name);

  /** Replaces what is under this name. */
  void write(String name, Map<String, Long> values);
}
