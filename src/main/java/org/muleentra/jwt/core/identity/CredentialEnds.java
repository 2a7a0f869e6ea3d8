package org.muleentra.jwt.core.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the first credential of each kind ends, of our registration and of those that call us, as was last read; thread-safe.
 *
 * <p>Bounded: a kind each, whatever is registered.
 */
final class CredentialEnds {

  private final Map<String, End> own = new TreeMap<>();
  private final Map<String, Map<String, End>> callers = new TreeMap<>();

  /** Takes note of what was read of our registration. */
  synchronized void ofOwn(Registration registration) {
    own.clear();
    own.putAll(ends(registration, true));
  }

  /** Takes note of what was read of an application that may call us. */
  synchronized void ofCaller(Registration registration) {
    callers.put(registration.appId(), ends(registration, false));
  }

  private static Map<String, End> ends(Registration registration, boolean own) {
    Map<String, End> ends = new TreeMap<>();
    registration.credentials().forEach(credential -> ends.merge(credential.kind(), new End(own, credential.kind(), credential.end()),
        CredentialEnds::first));
    return ends;
  }

  private static End first(End one, End other) {
    return other.at.isBefore(one.at) ? other : one;
  }

  /** One of each kind at most that is our own, and one of those that call. */
  synchronized List<End> all() {
    Map<String, End> ofCallers = new TreeMap<>();
    callers.values().forEach(each -> each.forEach((kind, end) -> ofCallers.merge(kind, end, CredentialEnds::first)));
    List<End> all = new ArrayList<>(own.values());
    all.addAll(ofCallers.values());
    return Collections.unmodifiableList(all);
  }

  /** The first end of a kind; immutable. */
  static final class End {

    private final boolean own;
    private final String kind;
    private final Instant at;

    private End(boolean own, String kind, Instant at) {
      this.own = own;
      this.kind = kind;
      this.at = at;
    }

    boolean isOwn() {
      return own;
    }

    /** {@code secret} or {@code certificate}. */
    String kind() {
      return kind;
    }

    Instant at() {
      return at;
    }

    /** Whole days that are left, rounded down; below 0 after the end. */
    long daysLeft(Instant now) {
      return Math.floorDiv(Duration.between(now, at).getSeconds(), 86_400L);
    }
  }
}
