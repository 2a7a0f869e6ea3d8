package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.validation.TokenCache.TOKEN_CACHE;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** What a decision allocates stays within its budget, which docs/understand/performance.md tells. */
class AllocationTest {

  /** Of a round, since one call alone is at the mercy of a list that grows or a method that is being compiled. */
  private static final int CALLS = 400;
  /** At most, until one is within its budget: the compilers need some thousand calls to do without the objects that they can. */
  private static final int ROUNDS = 200;

  private static final ThreadMXBean THREADS =
      ManagementFactory.getThreadMXBean() instanceof ThreadMXBean ? (ThreadMXBean) ManagementFactory.getThreadMXBean() : null;

  /**
   * What is brought again and again; how it ends ({@code null} for an admission); and how many bytes that may allocate. It is
   * remembered by nobody, unless it is brought {@code AGAIN}.
   */
  enum Brought {
    SMALL_TOKEN_AGAIN(1_500, null, gate -> token(gate, 6).sign()),
    LARGE_TOKEN_AGAIN(1_500, null, gate -> token(gate, 200).sign()),
    SMALL_TOKEN(18_500, null, gate -> token(gate, 6).sign()),
    LARGE_TOKEN(62_000, null, gate -> token(gate, 200).sign()),
    NOT_A_JWT(1_300, Reason.TOKEN_MALFORMED, gate -> "0123456789abcdef0123456789abcdef"),
    FOREIGN_CHARACTERS(7_000, Reason.TOKEN_MALFORMED, gate -> "$a".repeat(50) + "." + "$a".repeat(500) + "." + "$a".repeat(171)),
    NOISE(4_000, Reason.HEADER_MALFORMED, gate -> threeParts(noise())),
    PLAIN_WORDS(4_000, Reason.HEADER_MALFORMED, gate -> threeParts("garbage ".repeat(90).getBytes(StandardCharsets.US_ASCII))),
    ALG_NONE(4_500, Reason.ALGORITHM_NOT_ALLOWED, gate -> token(gate, 6).unsigned().sign()),
    UNKNOWN_KID(9_000, Reason.KEY_UNKNOWN, gate -> token(gate, 6).kid("bm8tc3VjaC1rZXktYW55d2hlcmU").sign()),
    BAD_SIGNATURE(16_500, Reason.SIGNATURE_INVALID, gate -> token(gate, 6).flipSignatureBit().sign()),
    EXPIRED(17_500, Reason.TOKEN_EXPIRED, gate -> token(gate, 6).expiresIn(Duration.ofHours(-1)).sign());

    private final long budget;
    private final Reason reason;
    private final Function<TestGatekeeper, String> token;

    Brought(long budget, Reason reason, Function<TestGatekeeper, String> token) {
      this.budget = budget;
      this.reason = reason;
      this.token = token;
    }

    private boolean isRemembered() {
      return name().endsWith("_AGAIN");
    }
  }

  @BeforeAll
  static void bytesAreCounted() {
    assumeTrue(THREADS != null && THREADS.isThreadAllocatedMemorySupported(), "this virtual machine does not count what threads allocate");
    THREADS.setThreadAllocatedMemoryEnabled(true);
  }

  /** The least of some rounds: what else the thread does now and then is not the decision's. */
  @ParameterizedTest
  @EnumSource
  void staysWithinItsBudget(Brought brought) {
    try (TestGatekeeper gate = gate(brought.isRemembered() ? 1 : 0)) {
      InboundRequest request = InboundRequest.ofAuthorization("Bearer " + brought.token.apply(gate));
      Decision decision = gate.decide(request);
      assertThat(decision.admitted() ? null : decision.refusal().reason()).isEqualTo(brought.reason);

      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && least > brought.budget; round++) {
        least = Math.min(least, bytesACall(gate, request));
      }

      assertThat(least).isBetween(1L, brought.budget);
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePageTellsTheBudget(Brought brought) throws IOException {
    String words = brought.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    assertThat(Files.readString(Path.of("docs/understand/performance.md")))
        .contains(String.format(Locale.ROOT, "\n| %s | %,d |\n", words, brought.budget));
  }

  private static TestGatekeeper gate(int tokenCache) {
    return new TestGatekeeper(settings -> settings.with(TOKEN_CACHE, tokenCache).with(REQUIRED_SCOPES, List.of(Contoso.READ_SCOPE))
        .with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, "reader", Contoso.WRITERS_GROUP_ID, "writer"))
        .with(REQUIRED_ROLES, List.of("reader")));
  }

  private static long bytesACall(TestGatekeeper gate, InboundRequest request) {
    long thread = Thread.currentThread().getId();
    gate.audited.clear();
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int i = 0; i < CALLS; i++) {
      gate.decide(request);
    }
    return (THREADS.getThreadAllocatedBytes(thread) - before) / CALLS;
  }

  private static TokenBuilder token(TestGatekeeper gate, int groups) {
    List<String> ids = new ArrayList<>();
    while (ids.size() < groups - 1) {
      ids.add(UUID.randomUUID().toString());
    }
    ids.add(Contoso.READERS_GROUP_ID);
    return gate.mint.userToken().groups(ids);
  }

  private static byte[] noise() {
    byte[] noise = new byte[750];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static String threeParts(byte[] bytes) {
    String part = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return part.substring(0, 80) + "." + part + "." + part.substring(0, 342);
  }
}
