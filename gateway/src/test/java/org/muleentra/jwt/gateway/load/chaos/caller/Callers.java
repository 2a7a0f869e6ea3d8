package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.Random;

/** Callers of one kind; thread-safe. */
public interface Callers {

  /** Their next request. */
  Ask next(Random random);
}
