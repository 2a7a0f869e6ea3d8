package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mule.runtime.http.api.client.HttpClient;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.HandScheduler;

class RenewedClientTest {

  private static final int MILLIS = 5_000;

  private final HandScheduler scheduler = new HandScheduler();
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final List<HttpClient> opened = new ArrayList<>();
  private final List<HttpClient> stopped = new CopyOnWriteArrayList<>();
  private Error noMore;
  private final RenewedClient clients = new RenewedClient(this::open, timetable, MILLIS);

  @AfterEach
  void stop() {
    timetable.close();
    scheduler.stop();
  }

  private HttpClient open() {
    if (noMore != null) {
      throw noMore;
    }
    HttpClient client = (HttpClient) Proxy.newProxyInstance(HttpClient.class.getClassLoader(),
        new Class<?>[] {HttpClient.class}, (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "equals":
              return proxy == arguments[0];
            case "hashCode":
              return System.identityHashCode(proxy);
            case "stop":
              stopped.add((HttpClient) proxy);
              return null;
            default:
              throw new UnsupportedOperationException(method.getName());
          }
        });
    opened.add(client);
    return client;
  }

  @Test
  void servesOnWhileNothingFails() {
    HttpClient first = clients.current();
    scheduler.advance(Duration.ofDays(1));
    assertThat(clients.current()).isSameAs(first);
    assertThat(opened).hasSize(1);
  }

  @Test
  void isRenewedAfterAFailureAndStoppedWhenNobodyWaitsForItAnyLonger() {
    scheduler.advance(Duration.ofHours(1));
    HttpClient first = clients.current();
    clients.failed(first);
    HttpClient second = clients.current();
    assertThat(second).isNotSameAs(first);
    scheduler.advance(Duration.ofMillis(MILLIS - 1));
    assertThat(stopped).isEmpty();
    scheduler.advance(Duration.ofMillis(1));
    await().until(() -> stopped.contains(first));
    assertThat(stopped).containsExactly(first);
    assertThat(clients.current()).isSameAs(second);
  }

  @Test
  void isRenewedNoMoreOftenThanAFetchMayLast() {
    HttpClient first = clients.current();
    clients.failed(first);
    assertThat(clients.current()).isSameAs(first);
    scheduler.advance(Duration.ofMillis(MILLIS));
    HttpClient second = clients.current();
    assertThat(second).isNotSameAs(first);
    for (int i = 0; i < 100; i++) {
      clients.failed(clients.current());
    }
    assertThat(opened).hasSize(2);
  }

  /** Those who asked the old one fail after it was renewed. */
  @Test
  void aFailureOfTheOldOneIsNoneOfTheNew() {
    scheduler.advance(Duration.ofHours(1));
    HttpClient first = clients.current();
    clients.failed(first);
    HttpClient second = clients.current();
    clients.failed(first);
    scheduler.advance(Duration.ofHours(1));
    assertThat(clients.current()).isSameAs(second);
  }

  @Test
  void theOldOneHasToDoWhereThereIsNoThreadForAnother() {
    scheduler.advance(Duration.ofHours(1));
    HttpClient first = clients.current();
    clients.failed(first);
    noMore = new OutOfMemoryError("unable to create native thread");
    assertThat(clients.current()).isSameAs(first);
    noMore = null;
    assertThat(clients.current()).as("not at each request").isSameAs(first);
    scheduler.advance(Duration.ofMillis(MILLIS));
    assertThat(clients.current()).isNotSameAs(first);
    assertThat(stopped).isEmpty();
  }

  @Test
  void isStoppedThoughTheSchedulerHadNoThreadForIt() {
    scheduler.advance(Duration.ofHours(1));
    clients.failed(clients.current());
    clients.current();
    scheduler.full(true);
    scheduler.advance(Duration.ofMillis(MILLIS));
    scheduler.full(false);
    assertThat(stopped).isEmpty();
    timetable.notice();
    await().until(() -> !stopped.isEmpty());
  }

  @Test
  void closesEveryOneOnce() {
    scheduler.advance(Duration.ofHours(1));
    clients.failed(clients.current());
    clients.current();
    timetable.close();
    clients.close();
    assertThat(stopped).containsExactlyInAnyOrderElementsOf(opened).hasSize(2);
  }

  @Test
  void opensNoneOnceItIsClosed() {
    scheduler.advance(Duration.ofHours(1));
    HttpClient first = clients.current();
    clients.failed(first);
    clients.close();
    assertThat(clients.current()).isSameAs(first);
    assertThat(opened).hasSize(1);
  }

  @Test
  void theFirstOneMustOpen() {
    noMore = new OutOfMemoryError("unable to create native thread");
    assertThatThrownBy(() -> new RenewedClient(this::open, timetable, MILLIS)).isSameAs(noMore);
  }
}
