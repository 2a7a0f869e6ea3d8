package org.muleentra.jwt.mule.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.GatekeeperSettings.REPORT_ONLY;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE;
import static org.muleentra.jwt.core.principal.BackendHeaders.EXPOSE_HEADERS;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.fixture.TestGatekeeper;

class DecisionMapTest {

  private final TestGatekeeper gate = new TestGatekeeper();
  private final TestGatekeeper telling = new TestGatekeeper(settings -> settings.with(EXPOSE_HEADERS, true).with(REPORT_ONLY, true)
      .with(RESOURCE, "https://api.example.com/orders"));
  private final Decision refusal = gate.authorize("a.b.c");
  private final Decision admission = gate.authorize(gate.mint.userToken().sign());
  private final Map<String, Object> refused = DecisionMap.withoutCaller(refusal);

  @AfterEach
  void close() {
    gate.close();
    telling.close();
  }

  @Test
  void aRefusalSaysWhatToAnswer() {
    assertThat(refused).containsOnlyKeys("admitted", "status", "headers", "body", "reason", "refusalId")
        .containsEntry("admitted", false)
        .containsEntry("status", 401)
        .containsEntry("headers", refusal.answer().headers())
        .containsEntry("body", refusal.answer().body())
        .containsEntry("reason", "TOKEN_MALFORMED");
  }

  @Test
  void aRefusalIsReadBackAsItWasWritten() {
    assertThat(DecisionMap.status(refused)).isEqualTo(401);
    assertThat(DecisionMap.headers(refused)).isEqualTo(refusal.answer().headers());
    assertThat(DecisionMap.body(refused)).isEqualTo(refusal.answer().body());
  }

  @Test
  void anAdmissionHasTheCallersAttributesBesideIt() {
    assertThat(DecisionMap.admitted(admission, Map.of("objectId", "o")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("admitted", true, "objectId", "o"));
  }

  @Test
  void anAdmissionSaysWhatToTellTheBackend() {
    Decision decision = telling.authorize(telling.mint.userToken().sign());
    Map<String, Object> map = DecisionMap.admitted(decision, Map.of("objectId", "o"));

    assertThat(map).containsOnlyKeys("admitted", "objectId", "reportOnly", "backendHeaders").containsEntry("reportOnly", true);
    assertThat(DecisionMap.backendHeaders(map)).isEqualTo(decision.backendHeaders()).containsEntry("X-Entra-Caller-Kind", "user");
    assertThat(DecisionMap.backendHeaders(DecisionMap.admitted(admission, Map.of()))).isEmpty();
  }

  @Test
  void whatWouldBeRefusedIsAdmittedWithoutACaller() {
    Map<String, Object> map = DecisionMap.withoutCaller(telling.authorize("a.b.c"));

    assertThat(map).containsOnlyKeys("admitted", "reportOnly", "wouldRefuse", "backendHeaders").containsEntry("admitted", true);
    assertThat(map.get("wouldRefuse")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("status", "headers", "body", "reason", "refusalId").containsEntry("status", 401).containsEntry("reason", "TOKEN_MALFORMED");
    assertThat(DecisionMap.backendHeaders(map)).containsOnlyKeys("X-Entra-Report");
  }

  @Test
  void aDocumentIsAnAnswerWithoutAReason() {
    Map<String, Object> map = DecisionMap.withoutCaller(telling.authorize(InboundRequest.ofAuthorization(null), "GET",
        "/.well-known/oauth-protected-resource/orders"));

    assertThat(map).containsOnlyKeys("admitted", "status", "headers", "body").containsEntry("admitted", false)
        .containsEntry("status", 200);
  }

  @Test
  void nothingStandsInThePlaceOfTheDecision() {
    assertThat(DecisionMap.admitted(admission, Map.of("admitted", false))).containsEntry("admitted", true);
    assertThatThrownBy(() -> refused.put("admitted", true)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anythingButARefusalIsNotAnswered() {
    for (Map<String, Object> decision : new Map[] {null, Map.of(), Map.of("admitted", true)}) {
      assertThatThrownBy(() -> DecisionMap.status(decision)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("status").hasMessageContaining("Authorize request");
    }
  }

  @Test
  void anythingButAnAdmissionIsNotPassedOn() {
    for (Map<String, Object> decision : new Map[] {null, Map.of(), refused, Map.of("admitted", "true")}) {
      assertThatThrownBy(() -> DecisionMap.backendHeaders(decision)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("only an admitted request");
    }
  }
}
