package org.muleentra.jwt.gateway.load.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What the command line says. */
record Arguments(Duration duration, int connections, long seed) {

  private static final int SECONDS = 180;
  private static final int CONNECTIONS = 32;
  private static final int SEEDS = 1_000_000;

  static Arguments of(String... arguments) {
    List<String> rest = new ArrayList<>(Arrays.asList(arguments));
    int option = rest.indexOf("--seed");
    long seed = ThreadLocalRandom.current().nextInt(SEEDS);
    if (option >= 0) {
      if (option + 1 == rest.size()) {
        throw new IllegalArgumentException("--seed must be followed by a number");
      }
      seed = Long.parseLong(rest.remove(option + 1));
      rest.remove(option);
    }
    return new Arguments(Duration.ofSeconds(rest.isEmpty() ? SECONDS : Integer.parseInt(rest.get(0))),
        rest.size() > 1 ? Integer.parseInt(rest.get(1)) : CONNECTIONS, seed);
  }
}
