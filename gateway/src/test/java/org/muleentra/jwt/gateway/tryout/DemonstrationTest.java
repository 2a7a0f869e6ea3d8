package org.muleentra.jwt.gateway.tryout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemonstrationTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Demonstration demonstration = new Demonstration(new PrintStream(out, true, UTF_8));

  private static Section section(String title, String outcome) {
    return new Section(title, null).add("a call", client -> outcome, "200 user").note(() -> "that was " + title);
  }

  @Test
  void isContentWithWhatWasExpected() throws Exception {
    assertThat(demonstration.run(List.of(section("one", "200 user"), section("two", "200 user")), () -> 0)).isTrue();
    assertThat(out.toString(UTF_8).lines()).containsExactly(
        "== one", "REQUEST  EXPECTED  OUTCOME", "a call   200 user  200 user  ok", "that was one", "",
        "== two", "REQUEST  EXPECTED  OUTCOME", "a call   200 user  200 user  ok", "that was two", "",
        "2 of 2 as expected; the flow ran 0 times for 0 admitted requests");
  }

  @Test
  void failsForOneOutcomeThatIsNot() throws Exception {
    assertThat(demonstration.run(List.of(section("one", "200 agent"), section("two", "200 user")), () -> 0)).isFalse();
    assertThat(out.toString(UTF_8)).contains("a call   200 user  200 agent  UNEXPECTED", "1 of 2 as expected");
  }

  @Test
  void failsForAFlowThatRanWithoutAnAnswer() throws Exception {
    assertThat(demonstration.run(List.of(section("one", "200 user")), () -> 1)).isFalse();
    assertThat(out.toString(UTF_8)).contains("1 of 1 as expected; the flow ran 1 times for 0 admitted requests");
  }
}
