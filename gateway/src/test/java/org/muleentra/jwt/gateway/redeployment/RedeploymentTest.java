package org.muleentra.jwt.gateway.redeployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mule.runtime.core.internal.security.DefaultMuleSecurityManager;
import org.mule.service.http.impl.service.HttpServiceImplementation;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.gateway.engine.scheduler.PooledSchedulerService;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;

/** The extension's classes are collected once it is taken off, while the runtime's services and threads live on. */
class RedeploymentTest {

  private static final int VISITS = 100;

  private final PooledSchedulerService schedulers = new PooledSchedulerService();
  private final HttpServiceImplementation http = new HttpServiceImplementation(schedulers);
  private final DefaultMuleSecurityManager security = new DefaultMuleSecurityManager();
  private final MockEntra entra = MockEntra.start();
  private final Visit.Runtime runtime = new Visit.Runtime(http, schedulers, security, entra.baseUrl());

  @BeforeEach
  void start() throws Exception {
    http.start();
  }

  @AfterEach
  void stop() throws Exception {
    http.stop();
    schedulers.close();
    entra.close();
  }

  private List<String> tokens() {
    return List.of(entra.userToken().sign(), entra.userToken().flipSignatureBit().sign(), "garbage",
        entra.userToken().kid("unknown").sign(), entra.userToken().groupOverage().sign());
  }

  @Test
  void aGateThatIsClosedLeavesNothingInTheRuntime() throws Exception {
    List<String> tokens = tokens();
    new Visit().apply(runtime, tokens);
    int running = schedulers.getSchedulers().size();
    long threads = Resources.threads();
    long sockets = Resources.sockets();

    for (int i = 0; i < VISITS; i++) {
      assertThat(new Visit().apply(runtime, tokens)).containsExactly(200, 401, 401, 401, 200);
    }

    assertThat(security.getProviders()).isEmpty();
    assertThat(schedulers.getSchedulers()).hasSize(running);
    await().atMost(Bounds.RECOVERY).untilAsserted(() -> {
      assertThat(Resources.threads()).isLessThanOrEqualTo(threads);
      assertThat(Resources.sockets()).isLessThanOrEqualTo(sockets);
    });
  }

  @Test
  void theClassesOfAVisitAreCollected() throws Exception {
    List<WeakReference<ClassLoader>> gone = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      gone.add(visit(tokens(), 200, 401, 401, 401, 200));
    }
    assertCollected(gone);
  }

  @Test
  void theClassesOfAVisitThatMetNoKeyServerAreCollected() throws Exception {
    entra.fault(Fault.silence());
    assertCollected(List.of(visit(List.of(entra.userToken().sign()), 503)));
  }

  @Test
  void theClassesOfAVisitThatEndedDuringAFetchAreCollected() throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.drippedBody(Fault.LONGEST_WAIT));
    assertCollected(List.of(visit(List.of())));
  }

  /**
   * Visits on a thread of its own, which is gone when this returns, and with it all that was on its stack.
   *
   * <p>A thread that is made meanwhile remembers the classes on the stack of the one that makes it: the test runner's
   * threads must not be made there.
   */
  private WeakReference<ClassLoader> visit(List<String> tokens, Integer... expected) throws Exception {
    FutureTask<WeakReference<ClassLoader>> visit = new FutureTask<>(() -> load(tokens, expected));
    Thread visitor = new Thread(visit, "visitor");
    visitor.start();
    visitor.join();
    return visit.get();
  }

  private WeakReference<ClassLoader> load(List<String> tokens, Integer... expected) throws Exception {
    try (ThrowAwayLoader loader = new ThrowAwayLoader(Gatekeeper.class, JWK.class, Visit.class)) {
      Class<?> type = loader.loadClass(Visit.class.getName());
      assertThat(type).isNotSameAs(Visit.class);
      @SuppressWarnings("unchecked")
      BiFunction<Visit.Runtime, List<String>, List<Integer>> visit =
          (BiFunction<Visit.Runtime, List<String>, List<Integer>>) type.getConstructor().newInstance();
      assertThat(visit.apply(runtime, tokens)).containsExactly(expected);
      assertThat(loader.loadClass(JWK.class.getName())).isNotSameAs(JWK.class);
      return new WeakReference<>(loader);
    }
  }

  private static void assertCollected(List<WeakReference<ClassLoader>> loaders) {
    await().atMost(Bounds.RECOVERY).untilAsserted(() -> {
      System.gc();
      assertThat(loaders).allMatch(loader -> loader.get() == null);
    });
  }
}
