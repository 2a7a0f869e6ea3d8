package org.muleentra.jwt.core.key;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.VitalSign;

/**
 * The key source of each configured authority.
 *
 * <p>A few are all fetched at the start and kept fresh. Of many, each is made when a token first names its authority,
 * and rests while none does: a list of a thousand tenants costs what is used of it. Thread-safe.
 */
public final class KeySources implements Keys {

  /** How long the last good keys serve through an outage. */
  public static final Setting<Integer, Duration> OUTAGE_TOLERANCE =
      Setting.number("outageTolerance", "hours", 1, 168, 24).as((field, hours) -> Duration.ofHours(hours));

  /** The most authorities that are fetched at the start, used or not. */
  static final int PRELOADED = 32;

  private final Map<Authority, KeySource> sources = new ConcurrentHashMap<>();
  private final Function<Authority, KeySource> opening;
  private final VitalSign vitals;
  private volatile boolean closed;

  /**
   * None of them fetched yet.
   *
   * @param name of the configuration, for the log
   * @param outageTolerance how long keys serve after the fetch that brought them
   */
  public KeySources(String name, Collection<Authority> authorities, Transport transport, SavedKeys saved,
      Timetable timetable, Clock clock, Duration outageTolerance) {
    SharedTurns turns = new SharedTurns(timetable);
    boolean few = authorities.size() <= PRELOADED;
    this.opening = authority -> new KeySource(name, authority, transport, saved, timetable, clock, outageTolerance,
        () -> ThreadLocalRandom.current().nextDouble(), !few, turns);
    this.vitals = new KeyVitals(sources, few, timetable, clock);
    if (few) {
      authorities.forEach(authority -> sources.put(authority, opening.apply(authority)));
    }
  }

  /** Starts fetching the keys of a few authorities, without waiting. */
  public void preload() {
    sources.values().forEach(KeySource::preload);
  }

  /** Ends all background refreshes, and those of sources that a late request would still open. */
  public void close() {
    closed = true;
    sources.values().forEach(KeySource::close);
  }

  @Override
  public SigningKey inMemory(Authority authority, String keyId) {
    return of(authority).inMemory(keyId);
  }

  @Override
  public CompletionStage<Outcome<SigningKey>> fetch(Authority authority, String keyId) {
    return of(authority).fetch(keyId);
  }

  /** The authority's source; the authority must be one of those given. */
  private KeySource of(Authority authority) {
    KeySource source = sources.get(authority);
    return source != null ? source : open(authority);
  }

  private KeySource open(Authority authority) {
    KeySource source = sources.computeIfAbsent(authority, opening);
    if (closed) {
      source.close();
    }
    return source;
  }

  /** What can be told of them. */
  public VitalSign vitals() {
    return vitals;
  }

  /** How many have been opened, for tests. */
  int opened() {
    return sources.size();
  }
}
