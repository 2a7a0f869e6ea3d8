package org.muleentra.jwt.gateway;

import java.time.Duration;

/** How long tests wait for what must come: far above what it takes, so that a slow machine fails none. */
public final class Bounds {

  /** Keys come back at the latest 30 seconds after the server; on a machine under load that is not the end. */
  public static final Duration RECOVERY = Duration.ofSeconds(90);

  /** Two fetches, one after the other, take 10 seconds at most; the faults that wait go on far longer than this. */
  public static final Duration ANSWER = Duration.ofSeconds(60);

  private Bounds() {}
}
