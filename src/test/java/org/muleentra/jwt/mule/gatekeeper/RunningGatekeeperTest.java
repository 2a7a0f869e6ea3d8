package org.muleentra.jwt.mule.gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.core.api.security.SecurityManager;
import org.mule.runtime.core.api.security.SecurityProvider;
import org.mule.runtime.http.api.HttpService;
import org.mule.runtime.http.api.client.HttpClient;
import org.mule.runtime.http.api.client.HttpClientConfiguration;
import org.mule.runtime.http.api.client.HttpClientFactory;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.audit.Deployment;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.mule.store.Stores;

/** What a gate holds of the runtime, and that it gives all of it back. */
class RunningGatekeeperTest {

  private final List<String> calls = new ArrayList<>();
  private final List<HttpClientConfiguration> clients = new ArrayList<>();

  private final Scheduler scheduler = fake(Scheduler.class, (proxy, method, arguments) -> {
    if (method.getName().equals("stop")) {
      calls.add("stop scheduler");
    }
    return method.getReturnType() == boolean.class ? Boolean.FALSE : pendingFuture(method.getReturnType());
  });
  private final HttpClient client = fake(HttpClient.class, (proxy, method, arguments) -> {
    calls.add(method.getName() + " client");
    return method.getName().equals("sendAsync") ? new CompletableFuture<>() : null;
  });
  private final HttpClientFactory clientFactory = configuration -> {
    clients.add(configuration);
    return client;
  };
  private final HttpService http =
      fake(HttpService.class, (proxy, method, arguments) -> clientFactory);

  @Test
  void givesBackEverythingThatItTook() {
    SecurityManager security = fake(SecurityManager.class, (proxy, method, arguments) -> {
      calls.add(method.getName());
      return null;
    });
    RunningGatekeeper gate = open(security);
    assertThat(calls).contains("start client", "addProvider");
    assertThat(clients).extracting(HttpClientConfiguration::getName).containsExactly("entra-jwt.config");
    calls.clear();
    gate.close();
    assertThat(calls).containsExactly("removeProvider", "stop client", "stop scheduler");
  }

  @Test
  void leavesNothingOpenWhereItCannotOpen() {
    SecurityManager security = fake(SecurityManager.class, (proxy, method, arguments) -> {
      throw new IllegalArgumentException("no");
    });
    assertThatThrownBy(() -> open(security)).isInstanceOf(IllegalArgumentException.class).hasMessage("no");
    assertThat(calls).containsExactly("start client", "stop client", "stop scheduler");
  }

  @Test
  void twoGatesOfOneNameShareASecurityManager() {
    List<String> names = new ArrayList<>();
    SecurityManager security = fake(SecurityManager.class, (proxy, method, arguments) -> {
      if (method.getName().equals("addProvider")) {
        names.add(((SecurityProvider) arguments[0]).getName());
      }
      return null;
    });
    try (RunningGatekeeper first = open(security); RunningGatekeeper second = open(security)) {
      assertThat(names).hasSize(2).doesNotHaveDuplicates();
    }
  }

  /** Of an operation that was deployed where it was not known which configuration is its own. */
  @Test
  void whatItCannotGrantIsRefusedAndDoesNotFail() {
    SecurityManager security = fake(SecurityManager.class, (proxy, method, arguments) -> null);
    try (RunningGatekeeper gate = open(security)) {
      Decision decision = gate.decide(InboundRequest.ofAuthorization("Bearer a.b.c"),
          SettingValues.NONE.with(Admission.REQUIRED_ROLES, List.of("clerk"))).toCompletableFuture().join();
      assertThat(decision.admitted()).isFalse();
      assertThat(decision.refusal().reason()).isEqualTo(Reason.UNFORESEEN);
    }
  }

  private RunningGatekeeper open(SecurityManager security) {
    return RunningGatekeeper.open(TestGatekeeper.settings(TestGatekeeper.values()), "entra-jwt.config",
        new Deployment("config", null, null), http,
        org.muleentra.jwt.mule.http.Route.DIRECT, () -> scheduler, security, Stores.NONE);
  }

  private static Object pendingFuture(Class<?> type) {
    return type.isInterface() ? fake(type, (proxy, method, arguments) ->
        method.getReturnType() == boolean.class ? Boolean.TRUE : null) : null;
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
