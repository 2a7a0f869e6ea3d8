package org.muleentra.jwt.gateway.load.chaos.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.Serializable;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.store.ObjectAlreadyExistsException;
import org.mule.runtime.api.store.ObjectDoesNotExistException;
import org.mule.runtime.api.store.ObjectStore;
import org.mule.runtime.api.store.ObjectStoreNotAvailableException;
import org.muleentra.jwt.gateway.load.chaos.Trouble;

/** The chaos is no chaos unless its stores lag, fail and hang, and come back. */
class SharedStoresTest {

  private final SharedStores stores = new SharedStores(new Random(1));
  private final ObjectStore<Serializable> store = stores.getOrCreateObjectStore("list", null);
  private final ObjectStore<Serializable> sound = stores.getOrCreateObjectStore("list" + SharedStores.SOUND, null);

  private Trouble trouble(String what) {
    return stores.troubles("list").stream().filter(each -> each.name().equals("list " + what)).findFirst().orElseThrow();
  }

  @Test
  void aListingLagsBehindAWriteAndAReadingDoesNot() throws Exception {
    trouble("lags").begin().run();
    sound.store("key", "value");
    assertThat(store.allKeys()).isEmpty();
    assertThat(store.retrieveAll()).isEmpty();
    assertThat(store.retrieve("key")).isEqualTo("value");
    assertThat(sound.allKeys()).containsExactly("key");

    await().atMost(Duration.ofSeconds(10)).until(() -> store.allKeys().contains("key"));
    sound.remove("key");
    assertThat(store.allKeys()).containsExactly("key");
    trouble("lags").end().run();
    assertThat(store.allKeys()).isEmpty();
  }

  @Test
  void aListingNeverGoesBack() throws Exception {
    sound.store("key", "value");
    assertThat(store.allKeys()).containsExactly("key");
    trouble("lags").begin().run();
    assertThat(store.allKeys()).containsExactly("key");
  }

  @Test
  void aCallOnAHangingStoreComesBackWithItsHealing() {
    trouble("hangs").begin().run();
    CompletableFuture<Boolean> call = CompletableFuture.supplyAsync(() -> contains("key"));
    assertThat(contains(sound, "key")).isFalse();
    assertThat(call).isNotDone();

    trouble("hangs").end().run();
    assertThat(call.join()).isFalse();
  }

  @Test
  void aFailingStoreFailsAtTimes() {
    trouble("fails").begin().run();
    assertThatThrownBy(() -> {
      for (int i = 0; i < 100; i++) {
        store.contains("key");
      }
    }).isInstanceOf(ObjectStoreNotAvailableException.class);
  }

  @Test
  void theRestIsAsAStoreMustBe() throws Exception {
    store.store("key", "value");
    assertThatThrownBy(() -> store.store("key", "other")).isInstanceOf(ObjectAlreadyExistsException.class);
    assertThat(store.remove("key")).isEqualTo("value");
    assertThatThrownBy(() -> store.retrieve("key")).isInstanceOf(ObjectDoesNotExistException.class);
    assertThatThrownBy(() -> store.remove("key")).isInstanceOf(ObjectDoesNotExistException.class);
  }

  private boolean contains(String key) {
    return contains(store, key);
  }

  private static boolean contains(ObjectStore<Serializable> in, String key) {
    try {
      return in.contains(key);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
