package org.muleentra.jwt.core.audit;

import java.security.MessageDigest;
import java.util.UUID;
import org.muleentra.jwt.core.hash.Sha256;

/**
 * Ties each record of one configuration, from start to stop, to the one before it; thread-safe.
 *
 * <p>A record's hash is SHA-256 over its exact bytes before {@code ,"Hash"}, in base64url. The hash of the record before is
 * among them, so that nobody can change, take, add or move one without writing all that follow anew. The lock is held for a
 * few of these bytes only, and nothing is written under it: who reads the records sorts them by their sequence.
 */
final class HashChain {

  private final String id = UUID.randomUUID().toString();
  private final Object lock = new Object();
  /** Of the last record, from 1 on; guarded by the lock, as is the head. */
  private long sequence;
  private String head = "";

  /** The id of this chain. */
  String id() {
    return id;
  }

  /** The record with its place in the chain, complete. */
  String close(JsonLine record) {
    record.plain("ChainId", id);
    MessageDigest digest = Sha256.digest();
    record.digest(digest, 0);
    int beginning = record.length();
    synchronized (lock) {
      record.number("Sequence", ++sequence).plain("Previous", head).digest(digest, beginning);
      head = Sha256.base64url(digest.digest());
      record.plain("Hash", head);
    }
    return record.close();
  }

  /** How far it has come. */
  Head head() {
    synchronized (lock) {
      return new Head(id, sequence, head);
    }
  }

  /** The last record of a chain; immutable. */
  static final class Head {

    final String chainId;
    final long sequence;
    /** Empty where there is no record yet. */
    final String hash;

    Head(String chainId, long sequence, String hash) {
      this.chainId = chainId;
      this.sequence = sequence;
      this.hash = hash;
    }
  }
}
