package org.muleentra.jwt.gateway.load.chaos.caller;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Callers whose tokens another node revoked so long ago that no gate may let them in, whatever it could read since. */
public final class RevokedElsewhere implements Callers {

  /** What was read serves for 60 seconds; a listing may lag by four, and a machine by some. */
  private static final long LONG_AGO_NANOS = Duration.ofSeconds(60 + 10).toNanos();

  private record Revoked(String token, long nanos) {}

  private final List<Revoked> revoked = new CopyOnWriteArrayList<>();
  private final List<String> paths;
  private final Callers meanwhile;

  /**
   * @param paths of the APIs that they call
   * @param meanwhile who calls as long as no revocation is old enough
   */
  public RevokedElsewhere(List<String> paths, Callers meanwhile) {
    this.paths = paths;
    this.meanwhile = meanwhile;
  }

  /** This one was revoked now. */
  public void add(String token) {
    revoked.add(new Revoked(token, System.nanoTime()));
  }

  @Override
  public Ask next(Random random) {
    long now = System.nanoTime();
    int old = 0;
    while (old < revoked.size() && now - revoked.get(old).nanos() > LONG_AGO_NANOS) {
      old++;
    }
    if (old == 0) {
      return meanwhile.next(random);
    }
    String path = paths.get(random.nextInt(paths.size()));
    // The newest of them are those that an old list lacks.
    Revoked chosen = revoked.get(random.nextBoolean() ? old - 1 : random.nextInt(old));
    return new Ask("revoked elsewhere", path, chosen.token(), Ask.Due.REFUSAL);
  }
}
