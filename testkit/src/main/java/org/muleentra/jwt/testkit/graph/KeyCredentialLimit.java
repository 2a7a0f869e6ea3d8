package org.muleentra.jwt.testkit.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How often the {@code keyCredentials} of a tenant may be selected, by the mock's clock. Thread-safe.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/api/application-get.md}: "150 requests per
 * minute for every tenant"; {@code serviceprincipal-get.md} has the same for service principals. That both share one window
 * is not documented.
 */
final class KeyCredentialLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<String, Deque<Instant>> selected = new HashMap<>();
  private int most = 150;

  synchronized void most(int perMinute) {
    most = perMinute;
  }

  synchronized void pass(String tenant, Instant now) throws GraphRefusal {
    Deque<Instant> window = selected.computeIfAbsent(tenant.toLowerCase(Locale.ROOT), unknown -> new ArrayDeque<>());
    while (!window.isEmpty() && !now.isBefore(window.peekFirst().plus(WINDOW))) {
      window.removeFirst();
    }
    if (window.size() >= most) {
      Instant free = window.isEmpty() ? now.plus(WINDOW) : window.peekFirst().plus(WINDOW);
      throw new GraphRefusal(GraphError.TOO_MANY_REQUESTS, (int) Math.max(1, Duration.between(now, free).getSeconds()));
    }
    window.addLast(now);
  }
}
