package org.muleentra.jwt.testkit.control;

import java.util.Map;

/** What may be done to a mock. An order is read to its end before anything is done. */
interface Command {
  Effect read(Order order) throws BadOrder;

  /** What was ordered, ready to be done; it answers what there is to know of it. */
  interface Effect {
    Map<String, Object> apply() throws BadOrder;
  }
}
