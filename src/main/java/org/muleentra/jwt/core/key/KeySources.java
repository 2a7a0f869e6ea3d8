package org.muleentra.jwt.core.key;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.muleentra.jwt.core.authority.Authority;

/** The key source of each configured authority; immutable once made. */
public final class KeySources {

  private final Map<Authority, KeySource> sources = new HashMap<>();

  /**
   * One source an authority, none of them fetched yet.
   *
   * @param outageTolerance how long keys serve after the fetch that brought them
   */
  public KeySources(Collection<Authority> authorities, MetadataTransport transport, SavedKeys saved,
      ScheduledExecutorService scheduler, Clock clock, Duration outageTolerance) {
    for (Authority authority : authorities) {
      sources.put(authority,
          new KeySource(authority, transport, saved, scheduler, clock, outageTolerance,
              () -> ThreadLocalRandom.current().nextDouble()));
    }
  }

  /** Starts fetching the keys of all authorities, without waiting. */
  public void preload() {
    sources.values().forEach(KeySource::preload);
  }

  /** Ends all background refreshes. */
  public void close() {
    sources.values().forEach(KeySource::close);
  }

  /** The authority's source; the authority must be one of those given. */
  public KeySource of(Authority authority) {
    return sources.get(authority);
  }
}
