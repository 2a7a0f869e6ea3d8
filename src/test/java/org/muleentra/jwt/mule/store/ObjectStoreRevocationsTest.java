package org.muleentra.jwt.mule.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.i18n.I18nMessageFactory;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.mule.runtime.api.store.SimpleMemoryObjectStore;
import org.muleentra.jwt.core.revocation.Revocation;
import org.muleentra.jwt.core.revocation.RevocationStore;
import org.muleentra.jwt.core.revocation.RevocationStoreException;
import org.muleentra.jwt.fixture.OneObjectStore;

class ObjectStoreRevocationsTest {

  private static final Revocation SESSION = Revocation.of(Map.of("kind", "sessionId", "value", "s-1", "expiresAt", 2000L,
      "tenantId", "72f988bf-86f1-41af-91ab-2d7cd011db47", "reason", "lost"));
  private static final Revocation NOT_BEFORE = Revocation.of(Map.of("kind", "notBefore",
      "value", "0f0e0d0c-0b0a-4908-8706-050403020100", "expiresAt", 2000L, "notBefore", 1000L, "id", 7L));

  private final OneObjectStore stores = new OneObjectStore("entra-revocations");
  private final RevocationStore revocations = ObjectStoreRevocations.in(stores.manager, "entra-revocations");

  @Test
  void thereIsNoneUnlessAStoreIsNamed() {
    assertThat(ObjectStoreRevocations.in(stores.manager, null)).isNull();
  }

  @Test
  void opensThePersistentStoreOnlyWhenItIsUsed() {
    assertThat(stores.opened).isEmpty();
    revocations.keys();
    assertThat(stores.opened).hasSize(1).allMatch(ObjectStoreSettings::isPersistent)
        .noneMatch(settings -> settings.getEntryTTL().isPresent() || settings.getMaxEntries().isPresent());
  }

  /** Where the manager is remote, or takes a lock, each use would pay for it. */
  @Test
  void asksForTheStoreOnceAndAgainAfterAFailure() throws Exception {
    revocations.keys();
    revocations.add(SESSION);
    revocations.read(SESSION.key());
    revocations.readAll();
    revocations.remove(SESSION.key());
    assertThat(stores.opened).hasSize(1);

    SimpleMemoryObjectStore<Serializable> good = stores.store();
    stores.replace(broken());
    revocations.add(SESSION);
    assertThat(stores.opened).as("still the one that was opened").hasSize(1);
    RevocationStore other = ObjectStoreRevocations.in(stores.manager, "entra-revocations");
    assertThatThrownBy(other::keys).isInstanceOf(RevocationStoreException.class);
    stores.replace(good);
    assertThat(other.keys()).containsExactly(SESSION.key());
    assertThat(stores.opened).hasSize(3);
  }

  @Test
  void readsAllInOneCallAndLetsOtherEntriesAlone() throws Exception {
    revocations.add(SESSION);
    revocations.add(NOT_BEFORE);
    stores.store().store("entra-jwt-3f2a", "saved keys");

    Map<String, Revocation> all = revocations.readAll();

    assertThat(all).containsOnlyKeys(SESSION.key(), NOT_BEFORE.key());
    assertThat(all.get(SESSION.key()).toMap()).isEqualTo(SESSION.toMap());
    stores.store().store("entra-jwt-revoked-" + "0".repeat(64), "text");
    assertThatThrownBy(revocations::readAll).isInstanceOf(RevocationStoreException.class).hasMessageContaining("not one that was written here");
  }

  @Test
  void namesTheStoreForTheLog() {
    assertThat(revocations).hasToString("object store entra-revocations");
  }

  @Test
  void givesBackWhatWasAddedAndForgetsWhatWasRemoved() {
    revocations.add(SESSION);
    revocations.add(SESSION);
    revocations.add(NOT_BEFORE);

    assertThat(revocations.keys()).containsExactlyInAnyOrder(SESSION.key(), NOT_BEFORE.key());
    assertThat(revocations.read(SESSION.key()).toMap()).isEqualTo(SESSION.toMap());
    assertThat(revocations.read(NOT_BEFORE.key()).toMap()).isEqualTo(NOT_BEFORE.toMap());

    revocations.remove(SESSION.key());
    revocations.remove(SESSION.key());
    assertThat(revocations.keys()).containsExactly(NOT_BEFORE.key());
    assertThat(revocations.read(SESSION.key())).isNull();
  }

  @Test
  void valuesAreOfTheJdkAlone() throws Exception {
    revocations.add(NOT_BEFORE);
    assertThat(stores.store().retrieveAll().values()).hasSize(1).allSatisfy(value -> {
      assertThat(value).isExactlyInstanceOf(HashMap.class);
      assertThat(((Map<?, ?>) value).values())
          .allSatisfy(member -> assertThat(member.getClass()).isIn(String.class, Long.class));
    });
  }

  @Test
  void letsOtherEntriesOfTheStoreAlone() throws Exception {
    stores.store().store("entra-jwt-3f2a", "saved keys");
    stores.store().store("somebody else's", "text");
    assertThat(revocations.keys()).isEmpty();
  }

  @Test
  void refusesWhatItDidNotWrite() throws Exception {
    revocations.add(NOT_BEFORE);
    String name = stores.store().allKeys().get(0);
    HashMap<String, Serializable> good = new HashMap<>(NOT_BEFORE.toMap());
    for (Serializable alien : new Serializable[] {"text", new HashMap<>(), changed(good, "kind", "everybody"),
        changed(good, "kind", null), changed(good, "value", 7), changed(good, "value", "another"),
        changed(good, "notBefore", 1001L), changed(good, "notBefore", null), changed(good, "expiresAt", "2000"),
        changed(good, "tenantId", 7L), changed(good, "reason", "changed"), changed(good, "id", 8L), changed(good, "id", "8"),
        changed(good, "reinstates", SESSION.key()), changed(good, "reinstates", 9L)}) {
      stores.store().remove(name);
      stores.store().store(name, alien);
      assertThatThrownBy(() -> revocations.read(NOT_BEFORE.key())).as("%s", alien)
          .isInstanceOf(RevocationStoreException.class).hasMessageContaining(name).hasMessageContaining("not one that was written here");
    }
  }

  private static HashMap<String, Serializable> changed(HashMap<String, Serializable> map, String member, Serializable value) {
    HashMap<String, Serializable> changed = new HashMap<>(map);
    changed.put(member, value);
    return changed;
  }

  private static SimpleMemoryObjectStore<Serializable> broken() {
    return new SimpleMemoryObjectStore<Serializable>() {
      @Override
      public List<String> allKeys() throws ObjectStoreException {
        throw new ObjectStoreException(I18nMessageFactory.createStaticMessage("disk full"));
      }

      @Override
      protected boolean doContains(String key) {
        throw new IllegalStateException("not connected");
      }
    };
  }

  @Test
  void tellsOfAStoreThatFails() {
    stores.replace(broken());
    assertThatThrownBy(revocations::keys).isInstanceOf(RevocationStoreException.class).hasMessageContaining("disk full");
    assertThatThrownBy(() -> revocations.add(SESSION)).isInstanceOf(RevocationStoreException.class).hasMessageContaining("not connected");
  }
}
