package org.muleentra.jwt.core.rotation;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.identity.SealedIdentity;
import org.muleentra.jwt.core.identity.SigningIdentity;
import org.muleentra.jwt.core.outbound.OutboundException;

/** Where a rotation stands, and the keys that it needs to go on; immutable, and never shows a key. */
final class RotationState {

  /** Before anything was ever rotated. */
  static final RotationState NONE = new RotationState(0, Phase.REST, "", Instant.EPOCH, new Pair(null, null), new Pair(null, null), null);

  private static final String NUMBER = "number";
  private static final String PHASE = "phase";
  private static final String WORKER = "worker";
  private static final String AT = "at";
  private static final String SERVING = "serving";
  private static final String OTHER = "other";
  private static final String KEY_ID = "KeyId";
  private static final String OLD = "old";

  private final long number;
  private final Phase phase;
  private final String worker;
  private final Instant at;
  private final Pair serving;
  private final Pair other;
  private final String old;

  private RotationState(long number, Phase phase, String worker, Instant at, Pair serving, Pair other, String old) {
    this.number = number;
    this.phase = phase;
    this.worker = worker;
    this.at = at;
    this.serving = serving;
    this.other = other;
    this.old = old;
  }

  /** A new key, which is to take the place of the one with this thumbprint. */
  RotationState made(SigningIdentity next, String thumbprint, String by, Instant now) {
    return new RotationState(number + 1, Phase.MADE, by, now, serving, new Pair(next, null), thumbprint);
  }

  /** The same key, not asked for, or not added: to be asked for by this replica. */
  RotationState madeAgain(String by, Instant now) {
    return next(Phase.MADE, by, now, serving, other);
  }

  RotationState asked(String by, Instant now) {
    return next(Phase.ASKED, by, now, serving, other);
  }

  /** @param keyId as the registration calls it, or {@code null} where that is not told */
  RotationState added(String keyId, String by, Instant now) {
    return next(Phase.ADDED, by, now, serving, new Pair(other.identity, keyId));
  }

  RotationState switched(String by, Instant now) {
    return next(Phase.OVERLAP, by, now, other, serving);
  }

  /** The old one serves again, and the new one must be added once more. */
  RotationState undone(String by, Instant now) {
    return next(Phase.ASKED, by, now, other, serving);
  }

  /** The one that serves, alone. */
  RotationState rested(String by, Instant now) {
    return new RotationState(number + 1, Phase.REST, by, now, serving, new Pair(null, null), null);
  }

  /** The one that is in the key store, alone. */
  RotationState begunAnew(String by, Instant now) {
    return new RotationState(number + 1, Phase.REST, by, now, new Pair(null, null), new Pair(null, null), null);
  }

  private RotationState next(Phase to, String by, Instant now, Pair first, Pair second) {
    return new RotationState(number + 1, to, by, now, first, second, old);
  }

  /** Each state has the number after that of the one before. */
  long number() {
    return number;
  }

  Phase phase() {
    return phase;
  }

  /** The replica that came here. */
  String worker() {
    return worker;
  }

  /** When it came here. */
  Instant at() {
    return at;
  }

  /** What signs, or {@code null} where it is what the key store has. */
  SigningIdentity serving() {
    return serving.identity;
  }

  /** The new one before the switch; after it the old one, or {@code null} where that is what the key store has. */
  SigningIdentity other() {
    return other.identity;
  }

  /** The id of {@link #other()} on the registration, or {@code null} where that was not told. */
  String otherKeyId() {
    return other.keyId;
  }

  /** The thumbprint of the certificate that is to be removed in the end, or {@code null} at rest. */
  String old() {
    return old;
  }

  /** What signs rather than what the key store has, the preferred first. */
  List<SigningIdentity> preferred() {
    List<SigningIdentity> preferred = new ArrayList<>();
    if (serving.identity != null) {
      preferred.add(serving.identity);
    }
    if (phase == Phase.OVERLAP && other.identity != null) {
      preferred.add(other.identity);
    }
    return preferred;
  }

  /** What a store keeps: texts, numbers, and keys that are encrypted. */
  Map<String, Serializable> toMap(String password) {
    Map<String, Serializable> values = new HashMap<>();
    values.put(NUMBER, number);
    values.put(PHASE, phase.name());
    values.put(WORKER, worker);
    values.put(AT, at.toEpochMilli());
    serving.putInto(values, SERVING, password);
    other.putInto(values, OTHER, password);
    if (old != null) {
      values.put(OLD, old);
    }
    return values;
  }

  /**
   * What was kept.
   *
   * @throws OutboundException where it is nothing that was kept here, or the password is another
   */
  static RotationState of(Map<String, Serializable> values, String password) {
    Object number = values.get(NUMBER);
    Object at = values.get(AT);
    Phase phase = phase(values.get(PHASE));
    if (!(number instanceof Long) || !(at instanceof Long) || phase == null || !(values.get(WORKER) instanceof String)) {
      throw new OutboundException("the object store's entry is not one that was saved here");
    }
    RotationState state = new RotationState((Long) number, phase, (String) values.get(WORKER), Instant.ofEpochMilli((Long) at),
        Pair.of(values, SERVING, password), Pair.of(values, OTHER, password), text(values.get(OLD)));
    boolean underWay = phase != Phase.REST;
    SigningIdentity needed = phase == Phase.OVERLAP ? state.serving() : state.other();
    if (underWay && (needed == null || state.old == null)) {
      throw new OutboundException("the object store's entry lacks a key");
    }
    return state;
  }

  private static Phase phase(Object word) {
    for (Phase each : Phase.values()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    return null;
  }

  private static String text(Object value) {
    return value instanceof String ? (String) value : null;
  }

  /** A key with its certificate, and the id that the registration gave it; either may be {@code null}. */
  private static final class Pair {

    private final SigningIdentity identity;
    private final String keyId;

    Pair(SigningIdentity identity, String keyId) {
      this.identity = identity;
      this.keyId = keyId;
    }

    void putInto(Map<String, Serializable> values, String name, String password) {
      if (identity != null) {
        values.put(name, SealedIdentity.seal(identity, password));
      }
      if (keyId != null) {
        values.put(name + KEY_ID, keyId);
      }
    }

    static Pair of(Map<String, Serializable> values, String name, String password) {
      Object sealed = values.get(name);
      return new Pair(sealed instanceof byte[] ? SealedIdentity.open((byte[]) sealed, password) : null, text(values.get(name + KEY_ID)));
    }
  }
}
