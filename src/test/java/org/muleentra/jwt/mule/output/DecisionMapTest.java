package org.muleentra.jwt.mule.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.Answers;
import org.muleentra.jwt.core.error.Challenge;
import org.muleentra.jwt.core.error.Reason;

class DecisionMapTest {

  private final Answer answer =
      new Answers(new Challenge("orders", "https://login.example", null, Collections.emptyList())).to(Reason.AUDIENCE_MISMATCH.refusal());
  private final Map<String, Object> refused = DecisionMap.refused(Reason.AUDIENCE_MISMATCH.refusal(), answer);

  @Test
  void aRefusalSaysWhatToAnswer() {
    assertThat(refused).containsOnlyKeys("admitted", "status", "headers", "body", "reason")
        .containsEntry("admitted", false)
        .containsEntry("status", 401)
        .containsEntry("headers", answer.headers())
        .containsEntry("body", answer.body())
        .containsEntry("reason", "AUDIENCE_MISMATCH");
  }

  @Test
  void aRefusalIsReadBackAsItWasWritten() {
    assertThat(DecisionMap.status(refused)).isEqualTo(401);
    assertThat(DecisionMap.headers(refused)).isEqualTo(answer.headers());
    assertThat(DecisionMap.body(refused)).isEqualTo(answer.body());
  }

  @Test
  void anAdmissionHasTheCallersAttributesBesideIt() {
    assertThat(DecisionMap.admitted(Map.of("objectId", "o")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("admitted", true, "objectId", "o"));
  }

  @Test
  void nothingStandsInThePlaceOfTheDecision() {
    assertThat(DecisionMap.admitted(Map.of("admitted", false))).containsEntry("admitted", true);
    assertThatThrownBy(() -> refused.put("admitted", true)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anythingButARefusalIsNotAnswered() {
    for (Map<String, Object> decision : new Map[] {null, Map.of(), Map.of("admitted", true)}) {
      assertThatThrownBy(() -> DecisionMap.status(decision)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("status").hasMessageContaining("Authorize request");
    }
  }
}
