package org.muleentra.jwt.core.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.muleentra.jwt.core.outbound.OutboundException;

/** What happens right before and after each thing that a machine does to the world, and within a writing. */
interface Hook {

  void at(String moment);

  /** The power has failed; whatever this machine wants to do from now on fails as well. */
  final class PowerFailure extends Error {

    private static final long serialVersionUID = 1L;
  }

  /** Counts what is done, and fails at one of it. */
  final class FailingPower implements Hook {

    final List<String> moments = new ArrayList<>();
    private final int failsAt;

    /** @param failsAt 0 for never */
    FailingPower(int failsAt) {
      this.failsAt = failsAt;
    }

    @Override
    public void at(String moment) {
      moments.add(moment);
      if (moments.size() == failsAt) {
        throw new PowerFailure();
      }
    }
  }

  /** Fails at the first of one kind of moment, as a lost answer does, so many times, and goes on. */
  static Hook losing(String moment, int times, Consumer<String> then) {
    int[] left = {times};
    return now -> {
      if (now.equals(moment) && left[0]-- > 0) {
        then.accept(now);
        throw new OutboundException("no answer came");
      }
    };
  }
}
