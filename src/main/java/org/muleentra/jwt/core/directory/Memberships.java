package org.muleentra.jwt.core.directory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * Which of the mapped groups a caller is in, by Microsoft Graph; remembered for five minutes, and no longer than the
 * token lives with which it was asked. Thread-safe.
 *
 * <p>Groups that are not mapped are forgotten: they grant nothing, and a caller may be in thousands.
 */
final class Memberships {

  /** A change of membership is seen after this at the latest. */
  static final long LIFETIME_MILLIS = 300_000;

  /** That there is no such account is remembered for so long: one just created may not be everywhere yet. */
  static final long NOT_FOUND_LIFETIME_MILLIS = 60_000;

  private final Graph graph;
  private final List<String> mapped;
  private final String fingerprint;
  private final MembershipSharing sharing;
  private final Lookups<List<String>> lookups;
  private final Timetable timetable;
  private final Clock clock;

  /**
   * @param name of the configuration, for the log
   * @param mapped object ids in lower case, at least one
   */
  Memberships(String name, Graph graph, Collection<String> mapped, String graphBase, SharedMemberships shared,
      Timetable timetable, Clock clock) {
    this.graph = graph;
    this.mapped = Collections.unmodifiableList(new ArrayList<>(new TreeSet<>(mapped)));
    this.fingerprint = "|" + graphBase + "|"
        + UUID.nameUUIDFromBytes(String.join(",", this.mapped).getBytes(StandardCharsets.UTF_8));
    this.sharing = new MembershipSharing(name, shared, timetable);
    this.lookups = new Lookups<>(timetable, graph::failed);
    this.timetable = timetable;
    this.clock = clock;
  }

  /**
   * The mapped groups of the caller, by object id in lower case.
   *
   * @param expiresAt when the caller's token expires, in seconds since the epoch
   */
  CompletionStage<Outcome<List<String>>> of(Caller caller, long expiresAt) {
    return lookups.of(caller, () -> find(caller, expiresAt * 1000));
  }

  private CompletionStage<LookupAnswer<List<String>>> find(Caller caller, long tokenEnds) {
    return sharing.load(caller + fingerprint).thenCompose(saved -> {
      LookupAnswer<List<String>> shared = answer(saved, tokenEnds);
      return shared != null ? CompletableFuture.completedFuture(shared) : ask(caller, tokenEnds);
    });
  }

  /** The answer that a shared membership makes, or {@code null} where it is none or serves no longer. */
  private LookupAnswer<List<String>> answer(SavedMembership saved, long tokenEnds) {
    long now = clock.millis();
    // Of a time to come it cannot be: a clock that is wrong, here or there.
    if (saved == null || saved.asked() > now || saved.asked() <= now - LIFETIME_MILLIS || saved.freshUntil() <= now) {
      return null;
    }
    long freshUntil = Math.min(Math.min(saved.freshUntil(), saved.asked() + LIFETIME_MILLIS), tokenEnds);
    return freshUntil > now ? fresh(Outcome.of(among(saved.groups())), timetable.nanos(), freshUntil - now) : null;
  }

  private CompletionStage<LookupAnswer<List<String>>> ask(Caller caller, long tokenEnds) {
    long asked = clock.millis();
    long askedNanos = timetable.nanos();
    return graph.groups(caller, mapped).thenApply(outcome -> {
      // From the question on, and not from its answer: what changed in between may not be in it.
      long lifetime = Math.min(outcome.isRefused() ? NOT_FOUND_LIFETIME_MILLIS : LIFETIME_MILLIS, tokenEnds - asked);
      Outcome<List<String>> found = outcome.then(all -> Outcome.of(among(all)));
      if (!found.isRefused()) {
        sharing.save(caller + fingerprint, new SavedMembership(found.value(), asked, asked + lifetime));
      }
      return fresh(found, askedNanos, lifetime);
    });
  }

  private static LookupAnswer<List<String>> fresh(Outcome<List<String>> groups, long since, long lifetimeMillis) {
    return LookupAnswer.fresh(groups, since + TimeUnit.MILLISECONDS.toNanos(lifetimeMillis));
  }

  private List<String> among(Collection<String> groups) {
    List<String> found = new ArrayList<>();
    for (String group : mapped) {
      if (groups.contains(group)) {
        found.add(group);
      }
    }
    return Collections.unmodifiableList(found);
  }
}
