package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;

/**
 * Something tried, with what must come of it.
 *
 * @param title what is tried
 * @param attempt tries it
 * @param expectation what must come of it, in the same words
 */
record Scenario(String title, Attempt attempt, String expectation) {

  /** Tries something over HTTP and puts in a few words what came of it. */
  interface Attempt {

    String outcome(Client client) throws IOException, InterruptedException;
  }
}
