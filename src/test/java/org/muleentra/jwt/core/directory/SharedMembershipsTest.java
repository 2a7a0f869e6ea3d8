package org.muleentra.jwt.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.core.Gate;
import org.muleentra.jwt.core.validation.ParametersBuilder;
import org.muleentra.jwt.testkit.Contoso;

/** What one process learnt of a caller's groups serves another, within its time, and never beyond what is mapped. */
class SharedMembershipsTest {

  private static final long NOW = Gate.NOW.toEpochMilli();

  private final Map<String, SavedMembership> store = new HashMap<>();
  private boolean broken;
  private final SharedMemberships shared = new SharedMemberships() {

    @Override
    public void save(String question, SavedMembership membership) {
      check();
      store.put(question, membership);
    }

    @Override
    public SavedMembership load(String question) {
      check();
      return store.get(question);
    }

    private void check() {
      if (broken) {
        throw new IllegalStateException("disk full");
      }
    }
  };

  private Gate gate(UnaryOperator<ParametersBuilder> settings) {
    Gate gate = new Gate(settings, shared);
    gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID, Contoso.ADMINS_GROUP_ID);
    return gate;
  }

  private static List<String> roles(Gate gate) {
    return gate.decide(gate.mint.userToken().groupOverage().sign()).principal().roles();
  }

  @Test
  void whatOneLearntAnotherNeedsNotAsk() {
    try (Gate one = gate(Gate::withGraph); Gate two = gate(Gate::withGraph)) {
      assertThat(roles(one)).containsExactly("reader");
      assertThat(store).hasSize(1);
      assertThat(store.keySet().iterator().next()).startsWith(Contoso.TENANT_ID + "/users/" + Contoso.USER_OBJECT_ID + "|");
      assertThat(store.values()).allMatch(saved -> saved.groups().equals(List.of(Contoso.READERS_GROUP_ID))
          && saved.asked() == NOW && saved.freshUntil() == NOW + 300_000);

      assertThat(roles(two)).containsExactly("reader");
      assertThat(two.directory.requests()).isEmpty();
    }
  }

  @Test
  void itIsFiveMinutesForAllOfThemTogether() {
    try (Gate one = gate(Gate::withGraph); Gate two = gate(Gate::withGraph)) {
      roles(one);
      two.scheduler.advance(Duration.ofSeconds(299));
      roles(two);
      assertThat(two.directory.requests()).isEmpty();
      two.scheduler.advance(Duration.ofSeconds(1));
      roles(two);
      assertThat(two.directory.graphCalls()).hasSize(1);
    }
  }

  @Test
  void whoAsksAboutOtherGroupsAsksForItself() {
    try (Gate one = gate(Gate::withGraph);
        Gate two = gate(settings -> Gate.withGraph(settings).roleMappings(Map.of(Contoso.ADMINS_GROUP_ID, "admin")))) {
      roles(one);
      assertThat(roles(two)).containsExactly("admin");
      assertThat(store).hasSize(2);
    }
  }

  /** Milliseconds from now: asked at, fresh until; and whether the entry serves. */
  @ParameterizedTest
  @CsvSource({"0, 300000, true", "-299999, 1, true", "-300000, 1, false", "-1, 0, false", "1, 300000, false",
      "-300000, 9000000000, false", "-9223372036854775808, 9223372036854775807, false",
      "9223372036854775807, 9223372036854775807, false"})
  void anEntryServesWithinItsTimeAlone(long asked, long freshUntil, boolean serves) {
    try (Gate gate = gate(Gate::withGraph)) {
      roles(gate);
      gate.scheduler.advance(Duration.ofMinutes(10));
      long now = NOW + 600_000;
      store.replaceAll((question, saved) -> new SavedMembership(List.of(), plus(now, asked), plus(now, freshUntil)));

      assertThat(roles(gate)).hasSize(serves ? 0 : 1);
      assertThat(gate.directory.graphCalls()).hasSize(serves ? 1 : 2);
    }
  }

  private static long plus(long now, long millis) {
    return Math.abs(millis / 2) > Long.MAX_VALUE / 4 ? millis : now + millis;
  }

  /** However long it says to serve, and in whatever spelling its groups are. */
  @Test
  void anEntryCannotOutliveTheFiveMinutes() {
    try (Gate gate = gate(Gate::withGraph)) {
      roles(gate);
      gate.scheduler.advance(Duration.ofMinutes(10));
      store.replaceAll((question, saved) -> new SavedMembership(List.of(), NOW + 600_000, Long.MAX_VALUE));
      assertThat(roles(gate)).isEmpty();
      gate.scheduler.advance(Duration.ofMinutes(5));
      assertThat(roles(gate)).containsExactly("reader");
    }
  }

  @Test
  void anEntryGrantsNothingThatIsNotMapped() {
    try (Gate gate = gate(Gate::withGraph)) {
      roles(gate);
      gate.scheduler.advance(Duration.ofMinutes(10));
      store.replaceAll((question, saved) -> new SavedMembership(List.of(Contoso.ADMINS_GROUP_ID, "x"), NOW + 600_000, NOW + 700_000));
      assertThat(gate.decide(gate.mint.userToken().groupOverage().sign()).principal().toMap())
          .containsEntry("groups", List.of()).containsEntry("roles", List.of());
    }
  }

  @Test
  void aStoreThatFailsCostsNothingButItsService() {
    broken = true;
    try (Gate gate = gate(Gate::withGraph)) {
      assertThat(roles(gate)).containsExactly("reader");
    }
  }

  @Test
  void anAccountThatIsGoneIsNotShared() {
    try (Gate gate = gate(Gate::withGraph)) {
      assertThat(gate.decide(gate.mint.userToken().groupOverage().objectId(Contoso.WRITERS_GROUP_ID).sign()).admitted()).isFalse();
      assertThat(store).isEmpty();
    }
  }
}
