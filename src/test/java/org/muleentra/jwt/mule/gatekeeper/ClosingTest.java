package org.muleentra.jwt.mule.gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.fixture.CapturedLog;

class ClosingTest {

  private final List<String> closed = new ArrayList<>();
  private final Closing closing = new Closing("orders");

  @Test
  void closesLastOpenedFirstAndEachOnce() {
    closing.add(() -> closed.add("scheduler"));
    closing.add(() -> closed.add("client"));
    closing.close();
    closing.close();
    assertThat(closed).containsExactly("client", "scheduler");
  }

  @Test
  void closesTheRestWhereOneFails() {
    closing.add(() -> closed.add("scheduler"));
    closing.add(() -> {
      throw new IllegalStateException("stuck");
    });
    try (CapturedLog log = CapturedLog.of(Closing.class, Level.INFO)) {
      closing.close();
      assertThat(log.lines()).containsExactly("WARN Configuration orders: something did not close");
    }
    assertThat(closed).containsExactly("scheduler");
  }
}
