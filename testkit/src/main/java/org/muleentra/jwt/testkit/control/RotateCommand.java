package org.muleentra.jwt.testkit.control;

import java.util.Collections;
import org.muleentra.jwt.testkit.key.KeyRing;

/** Signs with a new key; the old ones stay published unless they are dropped. */
final class RotateCommand implements Command {
  private final KeyRing keys;

  RotateCommand(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    boolean drop = order.optionalFlag("drop");
    return () -> Collections.singletonMap("kid", (drop ? keys.rotateAndDrop() : keys.rotate()).kid());
  }
}
