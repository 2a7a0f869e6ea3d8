package org.muleentra.jwt.core.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    registration.credentials().forEach(credential -> ends.merge(credential.kind(),
        new End(own, credential.kind(), credential.end(), credential.setAs(), true), CredentialEnds::first));
    return ends;
  }

  private static End first(End one, End other) {
    return other.at.isBefore(one.at) ? other : one;
  }

  /**
   * One of each kind at most that is our own, and one of those that call.
   *
   * @param held when each certificate ends that we hold ourselves, registered or not, by what it is set as
   */
  synchronized List<End> first(Map<String, Instant> held) {
    Map<String, End> own = new TreeMap<>(this.own);
    // One and not two: mostly it is the registered one.
    held(held).forEach(end -> own.merge(CERTIFICATE, end, CredentialEnds::first));
    return withCallers(own.values());
  }

  /** The same, with each certificate that we hold ourselves, but for one that is registered and so is there already. */
  synchronized List<End> all(Map<String, Instant> held) {
    List<End> all = new ArrayList<>(own.values());
    End registered = own.get(CERTIFICATE);
    held(held).stream().filter(end -> registered == null || !end.at.equals(registered.at)).forEach(all::add);
    return withCallers(all);
  }

  private static List<End> held(Map<String, Instant> held) {
    List<End> ends = new ArrayList<>();
    held.forEach((setAs, at) -> ends.add(new End(true, CERTIFICATE, at, setAs, false)));
    return ends;
  }

  private List<End> withCallers(Collection<End> own) {
    Map<String, End> ofCallers = new TreeMap<>();
    callers.values().forEach(each -> each.forEach((kind, end) -> ofCallers.merge(kind, end, CredentialEnds::first)));
    List<End> all = new ArrayList<>(own);
    all.addAll(ofCallers.values());
    return Collections.unmodifiableList(all);
  }

  /** Whole days, rounded down; below 0 after the end. */
  static long daysBetween(Instant now, Instant end) {
    return Math.floorDiv(Duration.between(now, end).getSeconds(), 86_400L);
  }

  /** The first end of a kind; immutable. */
  static final class End {

    private final boolean own;
    private final String kind;
    private final Instant at;
    private final String setAs;
    private final boolean registered;

    private End(boolean own, String kind, Instant at, String setAs, boolean registered) {
      this.own = own;
      this.kind = kind;
      this.at = at;
      this.setAs = setAs;
      this.registered = registered;
    }

    /** What it is, as in a sentence. */
    String told() {
      return !registered ? setAs : "a registered " + kind + (setAs == null ? "" : " (" + setAs + ")")
          + (own ? "" : " of an application that may call");
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
      return daysBetween(now, at);
    }
  }
}
