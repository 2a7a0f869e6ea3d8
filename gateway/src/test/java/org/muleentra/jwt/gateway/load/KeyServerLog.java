package org.muleentra.jwt.gateway.load;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a key server answered, and from it what the gate may know: the oracle.
 *
 * <p>A fetch takes effect somewhere between its arrival here and {@link Fetch#settled}; meanwhile the state before it counts
 * too, afterwards not.
 */
final class KeyServerLog {

  private static final Pattern KEY_ID = Pattern.compile("\"kid\"\\s*:\\s*\"([^\"]+)\"");

  /** From the server's answer until every thread of the gate works with it, on a machine that is busy. */
  private static final long SETTLE_NANOS = Duration.ofSeconds(3).toNanos();

  /** How long a fetch may take in all, at a server that lets it wait. */
  private static final long FETCH_NANOS = Duration.ofSeconds(5).toNanos();

  /** One fetch: when it arrived, when it had its effect at the latest, which kids are known then, and whether it failed. */
  record Fetch(long arrived, long settled, Set<String> known, boolean failed) {}

  private final List<Fetch> fetches = new CopyOnWriteArrayList<>();

  synchronized void succeeded(String keyDocument) {
    long now = System.nanoTime();
    Set<String> known = KEY_ID.matcher(keyDocument).results().map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
    fetches.add(new Fetch(now, now + SETTLE_NANOS, known, false));
  }

  synchronized void failed(boolean slowly) {
    long now = System.nanoTime();
    fetches.add(new Fetch(now, now + SETTLE_NANOS + (slowly ? FETCH_NANOS : 0), known(), true));
  }

  private Set<String> known() {
    return fetches.isEmpty() ? Set.of() : fetches.get(fetches.size() - 1).known();
  }

  /** How many fetches arrived. */
  int size() {
    return fetches.size();
  }

  /** How many of them failed. */
  long failures() {
    return fetches.stream().filter(Fetch::failed).count();
  }

  /** Whether a fetch brought this key. */
  boolean served(String keyId) {
    return fetches.stream().anyMatch(fetch -> !fetch.failed() && fetch.known().contains(keyId));
  }

  /** The statuses that an answer between these two times may have. */
  Set<Integer> allowed(Kind kind, String keyId, long sent, long answered) {
    Set<Integer> allowed = new TreeSet<>();
    for (int i = 0; i < fetches.size(); i++) {
      boolean overBefore = i + 1 < fetches.size() && fetches.get(i + 1).settled() < sent;
      if (!overBefore && fetches.get(i).arrived() <= answered) {
        Fetch state = fetches.get(i);
        if (state.known().contains(keyId)) {
          allowed.add(kind.statusUnderKnownKey());
        } else {
          // No good token is refused as such: under a key that no fetch has brought yet, the gate does not know.
          allowed.add(503);
          if (!state.failed() && (kind == Kind.INVENTED || served(keyId))) {
            allowed.add(401);
          }
        }
      }
    }
    return allowed;
  }
}
