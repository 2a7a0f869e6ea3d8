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

  private static final String CERTIFICATE = "certificate";

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
    registration.credentials().forEach(credential -> ends.merge(credential.kind(), new End(own, credential.kind(), credential.end(), true),
        CredentialEnds::first));
    return ends;
  }

  private static End first(End one, End other) {
    return other.at.isBefore(one.at) ? other : one;
  }

  /**
   * One of each kind at most that is our own, and one of those that call.
   *
   * @param held when the first certificate ends that we hold ourselves, registered or not; {@code null} where there is none
   */
  synchronized List<End> all(Instant held) {
    Map<String, End> own = new TreeMap<>(this.own);
    if (held != null) {
      // One sample and not two: mostly it is the registered one.
      own.merge(CERTIFICATE, new End(true, CERTIFICATE, held, false), CredentialEnds::first);
    }
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
    private final boolean registered;

    private End(boolean own, String kind, Instant at, boolean registered) {
      this.own = own;
      this.kind = kind;
      this.at = at;
      this.registered = registered;
    }

    /** Whether a registration told of it; otherwise we hold it ourselves. */
    boolean isRegistered() {
      return registered;
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
