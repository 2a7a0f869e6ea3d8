package org.muleentra.jwt.core.key;

import java.time.Clock;
import java.time.Duration;
import org.muleentra.jwt.core.authority.Authority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One authority's place among the saved keys; a store that fails costs nothing but what it would have given. */
final class KeyVault {

  private static final Logger LOGGER = LoggerFactory.getLogger(KeyVault.class);

  private final Authority authority;
  private final SavedKeys saved;
  private final Clock clock;
  private final Duration tolerance;

  KeyVault(Authority authority, SavedKeys saved, Clock clock, Duration tolerance) {
    this.authority = authority;
    this.saved = saved;
    this.clock = clock;
    this.tolerance = tolerance;
  }

  /** Keeps keys that were fetched just now. */
  void keep(KeySet keys) {
    try {
      saved.save(authority.id(), new KeyDocument(keys.document(), clock.millis()));
    } catch (RuntimeException e) {
      LOGGER.warn("Keys of {} could not be saved: {}", authority, sentence(e));
    }
  }

  /** The keys kept last, with the time they may still serve; {@code null} when there are none that may. */
  Restored restore() {
    try {
      KeyDocument document = saved.load(authority.id());
      if (document == null) {
        return null;
      }
      long age = clock.millis() - document.fetchedAt();
      // A date in the future is a clock or a store that lies: such keys could serve for ever.
      if (age < 0 || age >= tolerance.toMillis()) {
        LOGGER.warn("Keys of {}: the saved ones are too old, or of the future, and are not used", authority);
        return null;
      }
      return new Restored(KeySet.of(document.body()), tolerance.toMillis() - age);
    } catch (RuntimeException e) {
      LOGGER.warn("Keys of {} could not be read from where they were saved: {}", authority, sentence(e));
      return null;
    }
  }

  /** Foreseen failures speak for themselves; of any other the class says most. */
  private static String sentence(RuntimeException e) {
    return e instanceof MetadataException || e instanceof IllegalStateException ? e.getMessage() : e.toString();
  }

  /** Keys from before this process. */
  static final class Restored {

    private final KeySet keys;
    private final long remainingMillis;

    Restored(KeySet keys, long remainingMillis) {
      this.keys = keys;
      this.remainingMillis = remainingMillis;
    }

    KeySet keys() {
      return keys;
    }

    /** How long they may still serve. */
    long remainingMillis() {
      return remainingMillis;
    }
  }
}
