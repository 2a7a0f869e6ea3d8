package org.muleentra.jwt.core.revocation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.check.StepUps;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.error.StepUp;
import org.muleentra.jwt.core.token.Claims;

/** The deny list as it was at one time; immutable. */
final class Snapshot {

  static final Snapshot EMPTY = new Snapshot(Collections.emptyMap());

  private static final RevocationKind[] KINDS = RevocationKind.values();

  private final Map<String, Revocation> byKey;
  private final Map<RevocationKind, Map<String, List<Revocation>>> byValue = new EnumMap<>(RevocationKind.class);

  private Snapshot(Map<String, Revocation> byKey) {
    this.byKey = byKey;
    for (Revocation revocation : byKey.values()) {
      byValue.computeIfAbsent(revocation.kind(), kind -> new HashMap<>())
          .computeIfAbsent(revocation.value(), value -> new ArrayList<>(1)).add(revocation);
    }
  }

  static Snapshot of(Collection<Revocation> revocations) {
    Map<String, Revocation> byKey = new LinkedHashMap<>();
    revocations.forEach(revocation -> byKey.put(revocation.key(), revocation));
    return byKey.isEmpty() ? EMPTY : new Snapshot(byKey);
  }

  Snapshot with(Revocation revocation) {
    List<Revocation> more = new ArrayList<>(all());
    more.add(revocation);
    return of(more);
  }

  Snapshot without(Collection<Revocation> revocations) {
    Map<String, Revocation> fewer = new LinkedHashMap<>(byKey);
    revocations.forEach(revocation -> fewer.remove(revocation.key()));
    return of(fewer.values());
  }

  Collection<Revocation> all() {
    return byKey.values();
  }

  /** The revocation under a key, or {@code null}. */
  Revocation get(String key) {
    return byKey.get(key);
  }

  /** Why the token is refused, or {@code null}; allocates nothing unless it is. */
  Refusal refusalOf(Claims claims, Clock clock) {
    if (byKey.isEmpty()) {
      return null;
    }
    long epochSecond = Math.floorDiv(clock.millis(), 1000L);
    for (RevocationKind kind : KINDS) {
      Map<String, List<Revocation>> ofKind = byValue.get(kind);
      String value = ofKind == null ? null : kind.of(claims);
      List<Revocation> found = value == null ? null : ofKind.get(value);
      Revocation strongest = found == null ? null : strongest(found, claims, epochSecond);
      if (strongest != null) {
        return refusal(strongest, claims);
      }
    }
    return null;
  }

  /** The one that asks for the newest token, of those that concern the claims. */
  private static Revocation strongest(List<Revocation> revocations, Claims claims, long epochSecond) {
    Revocation strongest = null;
    for (int i = 0; i < revocations.size(); i++) {
      Revocation revocation = revocations.get(i);
      if (revocation.holdsAt(epochSecond) && revocation.concerns(claims)
          && (strongest == null || revocation.notBefore() > strongest.notBefore())) {
        strongest = revocation;
      }
    }
    return strongest;
  }

  /** Only where a newer token will do is there something to ask the client for. */
  private static Refusal refusal(Revocation revocation, Claims claims) {
    Refusal refusal = revocation.kind().refusal();
    return revocation.kind() == RevocationKind.NOT_BEFORE && StepUps.understandsClaimsChallenge(claims)
        ? refusal.stepUp(StepUp.toTokenFrom(revocation.notBefore())) : refusal;
  }
}
