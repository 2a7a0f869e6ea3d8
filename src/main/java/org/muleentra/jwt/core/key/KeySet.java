package org.muleentra.jwt.core.key;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.token.StrictJson;

/**
 * The usable keys of one JWKS document (RFC 7517 §5), by kid; immutable.
 *
 * <p>Each key is read on its own, so one bad key costs that key and not the set.
 */
final class KeySet {

  /** No keys yet. */
  static final KeySet NONE = new KeySet(Collections.emptyMap(), Collections.emptySet(), 0, new byte[0]);

  private final Map<String, SigningKey> byKeyId;
  private final Set<String> leftOut;
  private final int skipped;
  private final byte[] document;

  private KeySet(Map<String, SigningKey> byKeyId, Set<String> leftOut, int skipped, byte[] document) {
    this.byKeyId = byKeyId;
    this.leftOut = leftOut;
    this.skipped = skipped;
    this.document = document;
  }

  /**
   * The keys of a document.
   *
   * @throws OutboundException when it is not a JWKS, or none of its keys can be used
   */
  static KeySet of(byte[] document) {
    Map<String, Object> members = StrictJson.object(document);
    Object keys = members == null ? null : members.get("keys");
    if (!(keys instanceof List)) {
      throw new OutboundException("the key document is not a JSON object with a keys array");
    }
    Map<String, PublishedKey> published = new HashMap<>();
    int skipped = 0;
    for (Object entry : (List<?>) keys) {
      Object keyId = entry instanceof Map ? ((Map<?, ?>) entry).get("kid") : null;
      if (keyId instanceof String) {
        published.computeIfAbsent((String) keyId, PublishedKey::new).add((Map<?, ?>) entry, EntryKey.of(entry).key());
      } else {
        skipped++;
      }
    }
    Map<String, SigningKey> byKeyId = new HashMap<>();
    Set<String> leftOut = new HashSet<>();
    for (PublishedKey each : published.values()) {
      SigningKey key = each.signingKey();
      if (key == null) {
        leftOut.add(each.keyId());
      } else {
        byKeyId.put(each.keyId(), key);
      }
      skipped += each.skipped();
    }
    if (byKeyId.isEmpty()) {
      throw new OutboundException("the key document has no usable key");
    }
    return new KeySet(byKeyId, leftOut, skipped, document);
  }

  /** The key, or {@code null}. */
  SigningKey find(String keyId) {
    return byKeyId.get(keyId);
  }

  /** The kids that have a key. */
  Set<String> keyIds() {
    return byKeyId.keySet();
  }

  /** Whether the document has the kid, and no key that can be used under it. */
  boolean leavesOut(String keyId) {
    return leftOut.contains(keyId);
  }

  boolean isEmpty() {
    return byKeyId.isEmpty();
  }

  int size() {
    return byKeyId.size();
  }

  /** How many entries of the document were left out. */
  int skipped() {
    return skipped;
  }

  /** The same keys to serve with: many tenants' documents together are large, and needed for saving alone. */
  KeySet withoutDocument() {
    return new KeySet(byKeyId, leftOut, skipped, NONE.document);
  }

  /** The document that they were read from; changed by nobody. */
  byte[] document() {
    return document;
  }
}
