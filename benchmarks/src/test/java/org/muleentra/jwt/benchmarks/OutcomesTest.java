package org.muleentra.jwt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.openjdk.jmh.annotations.Benchmark;

/** A benchmark of the wrong outcome is fast for the wrong reason: each runs once here and says how it ended. */
class OutcomesTest {

  private static final Map<String, Reason> REFUSALS = Map.of(
      "notAJwt", Reason.TOKEN_MALFORMED,
      "garbageNotBase64", Reason.TOKEN_MALFORMED,
      "garbageNotText", Reason.HEADER_MALFORMED,
      "garbageNotJson", Reason.HEADER_MALFORMED,
      "algNone", Reason.ALGORITHM_NOT_ALLOWED,
      "unknownKid", Reason.KEY_UNKNOWN,
      "expired", Reason.TOKEN_EXPIRED);

  private final RefusalBenchmark refusals = new RefusalBenchmark();

  @BeforeEach
  void open() {
    refusals.open();
  }

  @AfterEach
  void close() {
    refusals.close();
  }

  @Test
  void everyRefusalEndsInItsReason() throws ReflectiveOperationException {
    TreeSet<String> seen = new TreeSet<>();
    for (Method method : RefusalBenchmark.class.getMethods()) {
      if (method.isAnnotationPresent(Benchmark.class)) {
        Decision decision = (Decision) method.invoke(refusals);
        assertThat(decision.admitted()).as(method.getName()).isFalse();
        assertThat(decision.refusal().reason()).as(method.getName()).isEqualTo(REFUSALS.get(method.getName()));
        seen.add(method.getName());
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(REFUSALS.keySet());
  }

  @Test
  void everyTokenComesOutOfMemory() {
    AcquireBenchmark acquiring = new AcquireBenchmark();
    acquiring.open();
    try {
      assertThat(acquiring.ownFromMemory()).isSameAs(acquiring.ownFromMemory());
      assertThat(acquiring.onBehalfOfFromMemory()).isSameAs(acquiring.onBehalfOfFromMemory()).isNotSameAs(acquiring.ownFromMemory());
    } finally {
      acquiring.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 200, 440})
  void everyWayAcceptsTheGoodToken(int groups) throws Exception {
    AdmissionBenchmark admissions = new AdmissionBenchmark();
    admissions.groups = groups;
    admissions.open();
    try {
      assertThat(admissions.bareVerify()).isTrue();
      assertThat(admissions.parseAndVerify().value().claims().groups()).hasSize(groups);
      assertThat(admissions.nimbus().getStringListClaim("groups")).hasSize(groups);
      for (Decision decision : List.of(admissions.gatekeeper(), admissions.gatekeeperAgain())) {
        assertThat(decision.admitted()).isTrue();
        assertThat(decision.principal().name()).isEqualTo(Contoso.USER_OBJECT_ID);
        assertThat(decision.principal().roles()).isEqualTo(List.of("reader"));
      }
    } finally {
      admissions.close();
    }
  }

  @Test
  void noAdmissionBenchmarkGoesUnchecked() {
    assertThat(Arrays.stream(AdmissionBenchmark.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class)).map(Method::getName))
        .containsExactlyInAnyOrder("bareVerify", "parseAndVerify", "nimbus", "gatekeeper", "gatekeeperAgain");
  }
}
