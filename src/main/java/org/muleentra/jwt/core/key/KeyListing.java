package org.muleentra.jwt.core.key;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.token.StrictJson;

/**
 * One key document, entry by entry, with what is left out of it and why; as {@link Keys} what it publishes to any authority.
 * Immutable.
 */
public final class KeyListing implements Keys {

  private final List<Entry> entries;
  private final KeySet usable;

  private KeyListing(List<Entry> entries, KeySet usable) {
    this.entries = entries;
    this.usable = usable;
  }

  /**
   * Lists a document.
   *
   * @throws OutboundException when it is not a JWKS (RFC 7517 §5), in a sentence
   */
  public static KeyListing of(byte[] document) {
    KeySet usable = usable(document);
    List<Entry> entries = new ArrayList<>();
    for (Object entry : (List<?>) StrictJson.object(document).get("keys")) {
      entries.add(Entry.of(entry, usable));
    }
    return new KeyListing(Collections.unmodifiableList(entries), usable);
  }

  /**
   * Asks an authority, as a gatekeeper does.
   *
   * @param timetable stays the caller's to close
   * @return completes exceptionally, in a sentence, where the authority does not answer with keys
   */
  public static CompletionStage<KeyListing> fetch(Authority authority, Transport transport, Timetable timetable) {
    return new KeyFetch(authority, transport, timetable).start().thenApply(keys -> of(keys.document()));
  }

  /** None where the document has no key that can be used: it is listed all the same. */
  private static KeySet usable(byte[] document) {
    try {
      return KeySet.of(document);
    } catch (OutboundException e) {
      Map<String, Object> members = StrictJson.object(document);
      if (members != null && members.get("keys") instanceof List) {
        return KeySet.NONE;
      }
      throw e;
    }
  }

  /** Every entry, in the order of the document; unmodifiable. */
  public List<Entry> entries() {
    return entries;
  }

  @Override
  public SigningKey inMemory(Authority authority, String keyId) {
    return usable.find(keyId);
  }

  /** Asks nobody: what is not in the document is unknown. */
  @Override
  public CompletionStage<Outcome<SigningKey>> fetch(Authority authority, String keyId) {
    SigningKey key = usable.find(keyId);
    return CompletableFuture.completedFuture(key == null ? Outcome.refused(Reason.KEY_UNKNOWN) : Outcome.of(key));
  }

  /** One entry of the document; immutable. */
  public static final class Entry {

    private final String keyId;
    private final String issuer;
    private final String cloudInstance;
    private final String whyLeftOut;

    private Entry(String keyId, String issuer, String cloudInstance, String whyLeftOut) {
      this.keyId = keyId;
      this.issuer = issuer;
      this.cloudInstance = cloudInstance;
      this.whyLeftOut = whyLeftOut;
    }

    private static Entry of(Object entry, KeySet usable) {
      if (!(entry instanceof Map)) {
        return new Entry(null, null, null, "it is not an object");
      }
      Map<?, ?> members = (Map<?, ?>) entry;
      String keyId = text(members.get("kid"));
      String whyNot = keyId == null ? "it has no kid" : EntryKey.of(entry).whyNot();
      if (whyNot == null && usable.find(keyId) == null) {
        whyNot = "another entry of its kid has another key, or says in no text whom the key signs for";
      }
      return new Entry(keyId, text(members.get("issuer")), text(members.get("cloud_instance_name")), whyNot);
    }

    private static String text(Object value) {
      return value instanceof String ? (String) value : null;
    }

    /** The {@code kid}, or {@code null}. */
    public String keyId() {
      return keyId;
    }

    /** The {@code issuer} for whose tokens alone it signs, or {@code null}. */
    public String issuer() {
      return issuer;
    }

    /** The {@code cloud_instance_name} for whose tokens alone it signs, or {@code null}. */
    public String cloudInstance() {
      return cloudInstance;
    }

    /** Why no token is verified with it, as a sentence without its end; {@code null} where it is used. */
    public String whyLeftOut() {
      return whyLeftOut;
    }
  }
}
