package org.muleentra.jwt.gateway.replicas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.store.ObjectAlreadyExistsException;
import org.mule.runtime.api.store.ObjectDoesNotExistException;
import org.mule.runtime.api.store.ObjectStore;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreNotAvailableException;
import org.mule.runtime.api.store.ObjectStoreSettings;

/** What replicas rely on: each entry is stored by one of them, seen by all, and removed once. */
class JdbcObjectStoresTest {

  private static final ObjectStoreSettings PERSISTENT = ObjectStoreSettings.builder().persistent(true).build();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static SharedDatabase database;

  private final JdbcObjectStores one = at(NOW);
  private final JdbcObjectStores other = at(NOW);

  private static JdbcObjectStores at(Instant time) {
    return new JdbcObjectStores(database.address(), Clock.fixed(time, ZoneOffset.UTC));
  }

  @BeforeAll
  static void start() throws Exception {
    database = SharedDatabase.start();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    list(one).clear();
  }

  private static ObjectStore<Serializable> list(JdbcObjectStores replica) {
    return replica.getOrCreateObjectStore("list", PERSISTENT);
  }

  @Test
  void whatOneStoresAnotherReads() throws Exception {
    HashMap<String, Serializable> value = new HashMap<>(Map.of("text", "one", "number", 2L, "groups", new ArrayList<>(List.of("a", "b"))));
    list(one).store("key", value);
    assertThat(list(other).retrieve("key")).isEqualTo(value);
    assertThat(list(other).contains("key")).isTrue();
    assertThat(list(other).allKeys()).containsExactly("key");
    assertThat(list(other).retrieveAll()).containsExactly(Map.entry("key", value));
    assertThat(list(other).isPersistent()).isTrue();
  }

  @Test
  void aStoreIsNoOtherStore() throws Exception {
    list(one).store("key", "value");
    ObjectStore<Serializable> another = other.getOrCreateObjectStore("another", PERSISTENT);
    assertThat(another.contains("key")).isFalse();
    another.clear();
    assertThat(list(other).allKeys()).containsExactly("key");
    list(other).clear();
    assertThat(list(one).allKeys()).isEmpty();
  }

  @Test
  void ofManyWhoStoreAnEntryOneDoes() {
    List<Boolean> stored = IntStream.range(0, 8)
        .mapToObj(i -> CompletableFuture.supplyAsync(() -> stores(i % 2 == 0 ? one : other, "value " + i)))
        .toList().stream().map(CompletableFuture::join).toList();
    assertThat(stored).containsOnlyOnce(true);
  }

  private static boolean stores(JdbcObjectStores replica, String value) {
    try {
      list(replica).store("key", value);
      return true;
    } catch (ObjectAlreadyExistsException another) {
      return false;
    } catch (ObjectStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsThereStaysAsItIsAndGoesOnce() throws Exception {
    list(one).store("key", "first");
    assertThatThrownBy(() -> list(other).store("key", "second")).isInstanceOf(ObjectAlreadyExistsException.class);
    assertThat(list(other).remove("key")).isEqualTo("first");
    assertThatThrownBy(() -> list(one).remove("key")).isInstanceOf(ObjectDoesNotExistException.class);
    assertThatThrownBy(() -> list(one).retrieve("key")).isInstanceOf(ObjectDoesNotExistException.class);
    assertThatThrownBy(() -> list(one).retrieve(null)).isInstanceOf(ObjectStoreException.class);
    list(other).store("key", "second");
    assertThat(list(one).retrieve("key")).isEqualTo("second");
  }

  @Test
  void anEntryIsThereUntilItsTimeIsOver() throws Exception {
    ObjectStoreSettings settings = ObjectStoreSettings.builder().persistent(true).entryTtl(600_000L).build();
    one.<ObjectStore<Serializable>>createObjectStore("groups", settings).store("key", "old");
    ObjectStore<Serializable> before = at(NOW.plus(Duration.ofMinutes(10)).minusMillis(1)).getOrCreateObjectStore("groups", settings);
    ObjectStore<Serializable> then = at(NOW.plus(Duration.ofMinutes(10))).getOrCreateObjectStore("groups", settings);
    assertThat(before.retrieve("key")).isEqualTo("old");
    assertThat(then.contains("key")).isFalse();
    assertThat(then.allKeys()).isEmpty();
    assertThatThrownBy(() -> then.remove("key")).isInstanceOf(ObjectDoesNotExistException.class);
    then.store("key", "new");
    assertThat(before.retrieve("key")).isEqualTo("new");
  }

  @Test
  void aStoreThatIsNotPersistentIsTheReplicasOwn() throws Exception {
    ObjectStoreSettings settings = ObjectStoreSettings.builder().persistent(false).build();
    one.<ObjectStore<Serializable>>createObjectStore("memory", settings).store("key", "value");
    ObjectStore<Serializable> others = other.getOrCreateObjectStore("memory", settings);
    assertThat(others.contains("key")).isFalse();
    assertThat(others.isPersistent()).isFalse();
  }

  @Test
  void storesAreKnownByName() throws Exception {
    assertThatThrownBy(() -> one.getObjectStore("named")).isInstanceOf(NoSuchElementException.class);
    one.<ObjectStore<Serializable>>createObjectStore("named", PERSISTENT).store("key", "value");
    assertThatThrownBy(() -> one.createObjectStore("named", PERSISTENT)).isInstanceOf(IllegalArgumentException.class);
    assertThat(one.<ObjectStore<Serializable>>getObjectStore("named").retrieve("key")).isEqualTo("value");
    one.disposeStore("named");
    assertThat(other.<ObjectStore<Serializable>>getOrCreateObjectStore("named", PERSISTENT).allKeys()).isEmpty();
    assertThatThrownBy(() -> one.getObjectStore("named")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void anEntryOfOtherClassesIsNoValue() throws Exception {
    list(one).store("key", new Foreign());
    assertThatThrownBy(() -> list(other).retrieve("key")).isInstanceOf(ObjectStoreException.class).hasMessageContaining("JDK");
  }

  private static final class Foreign implements Serializable {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aDatabaseThatIsGoneIsAStoreThatIsNotAvailable() throws Exception {
    SharedDatabase going = SharedDatabase.start();
    JdbcObjectStores connected = new JdbcObjectStores(going.address(), Clock.systemUTC());
    list(connected).store("key", "value");
    going.close();
    JdbcObjectStores late = new JdbcObjectStores(going.address(), Clock.systemUTC());
    assertThatThrownBy(() -> list(connected).retrieve("key")).isInstanceOf(ObjectStoreNotAvailableException.class);
    assertThatThrownBy(() -> list(late).allKeys()).isInstanceOf(ObjectStoreNotAvailableException.class);
  }

  @Test
  void theDatabaseListensOnLoopbackAloneAndAsksForItsPassword() throws Exception {
    URI address = URI.create(database.address().url().substring("jdbc:hsqldb:".length()));
    assertThat(InetAddress.getByName(address.getHost()).isLoopbackAddress()).isTrue();
    assertThat(database.address().toString()).doesNotContain(database.address().password());
    JdbcObjectStores stranger = new JdbcObjectStores(new DatabaseAddress(database.address().url(), "SA", ""), Clock.systemUTC());
    assertThatThrownBy(() -> list(stranger).allKeys()).isInstanceOf(ObjectStoreNotAvailableException.class);
    list(one).store("key", "value");
    assertThat(database.entries("list")).isEqualTo(1);
  }
}
