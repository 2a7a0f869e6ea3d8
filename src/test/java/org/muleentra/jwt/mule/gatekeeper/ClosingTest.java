package org.muleentra.jwt.mule.gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  private final List<String> closed = new ArrayList<>();
  private final Closing closing = new Closing();

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
    closing.close();
    assertThat(closed).containsExactly("scheduler");
  }
}
