package org.muleentra.jwt.tool.verify;

/**
 * Something about the records that is not as it was written.
 *
 * @param kind what it is
 * @param chainId the chain that it is about, or {@code null} where that cannot be told
 * @param sentence what was found, where and what it means, in words
 */
public record Finding(Kind kind, String chainId, String sentence) {

  /** What may be wrong; notes are what happens without anybody's doing. */
  public enum Kind {
    /** A record's bytes are not those that were hashed. */
    CHANGED(true),
    /** A record does not follow the one before it. */
    BROKEN(true),
    /** A record is not there, between others. */
    REMOVED(true),
    /** Two records have one place in the chain. */
    INSERTED(true),
    /** A chain has no beginning. */
    BEGINS_LATE(true),
    /** A chain has no end, although it had come further. */
    CUT(true),
    /** A chain is known, and none of its records is here. */
    MISSING_CHAIN(true),
    /** The records are a chain, and another than the one that was signed. */
    REWRITTEN(true),
    /** A checkpoint is not signed by the certificate's key. */
    FORGED_CHECKPOINT(true),
    /** A checkpoint is not there, or does not follow the one before it. */
    MISSING_CHECKPOINT(true),
    /** A line holds part of a record that cannot be read. */
    DAMAGED(true),
    /** A record breaks off, at the end of a file or before that of the next start, as where its writer was killed. */
    TORN(false),
    /** A chain has no stop: its process was killed, or still runs. */
    BROKE_OFF(false),
    /** A record is there twice, byte for byte. */
    TWICE(false);

    private final boolean tampering;

    Kind(boolean tampering) {
      this.tampering = tampering;
    }

    /** Whether it takes somebody's doing, or the loss of what was written. */
    public boolean isTampering() {
      return tampering;
    }
  }
}
