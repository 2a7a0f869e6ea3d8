package org.muleentra.jwt.core.key;

import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.schedule.Turns;

/** What the key sources of one configuration do at a time together; immutable. */
final class SharedTurns {

  /** Of a thousand tenants, each with a token of its own, so many are fetched at a time. */
  static final int FETCHES = 16;

  /** So many threads a store holds at most that hangs. */
  static final int STORE_CALLS = 3;

  private final Turns fetches;
  private final Turns store;

  SharedTurns(Timetable timetable) {
    fetches = new Turns(FETCHES, timetable::goOn);
    store = new Turns(STORE_CALLS, timetable::goOn);
  }

  Turns ofFetches() {
    return fetches;
  }

  Turns ofStore() {
    return store;
  }
}
