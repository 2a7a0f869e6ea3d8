package org.muleentra.jwt.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The mock runs while the tests run, once for a class or once for a test, and no test leaves it broken. */
class MockEntraExtensionTest {
  private static final List<MockEntra> SEEN = new ArrayList<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static void assertAllSucceed(Class<?> tests, int count) {
    EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute().testEvents()
        .assertStatistics(statistics -> statistics.succeeded(count).failed(0).started(count));
  }

  @Test
  void staticFieldServesTheClassAndItsNestedOnes() {
    assertAllSucceed(PerClass.class, 3);
    assertThat(SEEN).hasSize(3);
    assertThat(new HashSet<>(SEEN)).hasSize(1).allSatisfy(entra -> assertThat(entra.isRunning()).isFalse());
    assertThatThrownBy(PerClass.EXTENSION::entra).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void instanceFieldServesOneTest() {
    assertAllSucceed(PerTest.class, 2);
    assertThat(new HashSet<>(SEEN)).hasSize(2).allSatisfy(entra -> assertThat(entra.isRunning()).isFalse());
  }

  @Test
  void annotationGivesParameters() {
    assertAllSucceed(ByAnnotation.class, 2);
    assertThat(new HashSet<>(SEEN)).hasSize(1).allSatisfy(entra -> assertThat(entra.isRunning()).isFalse());
  }

  @Test
  void noTestLeavesTheMockBroken() {
    assertAllSucceed(Breaking.class, 3);
  }

  /** Run by the tests above, not by itself: its name ends otherwise. */
  static class PerClass {
    @RegisterExtension
    static final MockEntraExtension EXTENSION =
        MockEntraExtension.startedBy(() -> MockEntra.builder().externalId().start());

    @BeforeAll
    static void mockIsThereFromTheBeginning() {
      assertThat(EXTENSION.entra().isRunning()).isTrue();
    }

    @Test
    void one() {
      SEEN.add(EXTENSION.entra());
      assertThat(EXTENSION.entra().issuers().kind()).isEqualTo(TenantKind.EXTERNAL_ID);
    }

    @Test
    void two() {
      SEEN.add(EXTENSION.entra());
    }

    @Nested
    class Inside {
      @Test
      void three(MockEntra entra) {
        SEEN.add(entra);
      }
    }
  }

  static class PerTest {
    @RegisterExtension
    final MockEntraExtension extension = new MockEntraExtension();

    @Test
    void one() {
      SEEN.add(extension.entra());
    }

    @Test
    void two(MockEntra entra) {
      assertThat(entra).isSameAs(extension.entra());
      SEEN.add(entra);
    }
  }

  @ExtendWith(MockEntraExtension.class)
  static class ByAnnotation {
    private final TokenMint mint;

    ByAnnotation(TokenMint mint) {
      this.mint = mint;
    }

    @Test
    void one(MockEntra entra, MockGraph graph) {
      SEEN.add(entra);
      assertThat(entra.isRunning()).isTrue();
      assertThat(entra.graph()).isSameAs(graph);
      assertThat(entra.mint()).isSameAs(mint);
    }

    @Test
    void two(MockEntra entra) {
      SEEN.add(entra);
    }
  }

  @ExtendWith(MockEntraExtension.class)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Breaking {
    @Test
    void firstBreaks(MockEntra entra) {
      entra.fault(EntraDocument.KEYS, Fault.garbage());
      entra.graph().fault(Fault.status(503));
    }

    @Test
    void secondStops(MockEntra entra) throws Exception {
      try (InputStream keys = URI.create(entra.keysUrl(TokenVersion.V2)).toURL().openStream()) {
        assertThat(new String(keys.readAllBytes(), StandardCharsets.UTF_8)).startsWith("{\"keys\":");
      }
      entra.stop();
    }

    @Test
    void thirdFindsItRunning(MockEntra entra) {
      assertThat(entra.isRunning()).isTrue();
    }
  }
}
