package org.muleentra.jwt.core.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/**
 * Ties each record of one configuration, from start to stop, to the one before it; thread-safe.
 *
 * <p>A record's hash is SHA-256 over its exact bytes before {@code ,"Hash"}, in base64url. The hash of the record before is
 * among them, so that nobody can change, take, add or move one without writing all that follow anew. The lock is held for a
 * few of these bytes only, and nothing is written under it: who reads the records sorts them by their sequence.
 */
final class HashChain {

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

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
    StringBuilder line = record.plain("ChainId", id).open();
    MessageDigest digest = sha256();
    digest.update(ascii(line));
    int beginning = line.length();
    synchronized (lock) {
      record.number("Sequence", ++sequence).plain("Previous", head);
      digest.update(ascii(line.substring(beginning)));
      head = BASE64URL.encodeToString(digest.digest());
      record.plain("Hash", head);
    }
    return line.append('}').toString();
  }

  /** How far it has come. */
  Head head() {
    synchronized (lock) {
      return new Head(id, sequence, head);
    }
  }

  /** SHA-256 in base64url. */
  static String hash(byte[] bytes) {
    return BASE64URL.encodeToString(sha256().digest(bytes));
  }

  private static byte[] ascii(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
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
