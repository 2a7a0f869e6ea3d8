package org.muleentra.jwt.mule.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.directory.SavedMembership;
import org.muleentra.jwt.core.directory.SharedMemberships;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.fixture.OneObjectStore;

class ObjectStoreMembershipsTest {

  private static final String QUESTION = "tenant/users/oid|graph|groups";
  private static final SavedMembership MEMBERSHIP = new SavedMembership(List.of("a", "b"), 1L, 2L);

  private final OneObjectStore stores = new OneObjectStore("entra-groups");
  private final SharedMemberships memberships = ObjectStoreMemberships.in(stores.manager, "entra-groups");

  @Test
  void sharesNothingUnlessAStoreIsNamed() {
    assertThat(ObjectStoreMemberships.in(stores.manager, null)).isSameAs(SharedMemberships.NONE);
  }

  @Test
  void namesItsStore() {
    assertThat(memberships).hasToString("object store entra-groups");
  }

  @Test
  void opensTheStoreOnlyWhenItIsUsed() {
    assertThat(stores.opened).isEmpty();
    memberships.load(QUESTION);
    assertThat(stores.opened).singleElement().matches(ObjectStoreSettings::isPersistent)
        .matches(settings -> settings.getEntryTTL().get() >= 300_000);
  }

  @Test
  void givesBackWhatWasSavedLast() {
    memberships.save(QUESTION, new SavedMembership(List.of(), 0L, 0L));
    memberships.save(QUESTION, MEMBERSHIP);
    memberships.save("another", new SavedMembership(List.of("c"), 3L, 4L));

    SavedMembership loaded = memberships.load(QUESTION);
    assertThat(loaded.groups()).containsExactly("a", "b");
    assertThat(loaded.asked()).isEqualTo(1);
    assertThat(loaded.freshUntil()).isEqualTo(2);
    assertThat(memberships.load("a third")).isNull();
  }

  @Test
  void valuesAreOfTheJdkAlone() throws Exception {
    memberships.save(QUESTION, MEMBERSHIP);
    assertThat(stores.store().retrieveAll().values()).singleElement().isExactlyInstanceOf(HashMap.class);
    assertThat(((Map<?, ?>) stores.store().retrieveAll().values().iterator().next()).values()).extracting(Object::getClass)
        .containsExactlyInAnyOrder(new Class<?>[] {String.class, ArrayList.class, Long.class, Long.class});
  }

  @Test
  void refusesWhatItDidNotSave() throws Exception {
    memberships.save(QUESTION, MEMBERSHIP);
    String entry = stores.store().allKeys().get(0);
    for (Serializable alien : new Serializable[] {"text", 7, new HashMap<>(),
        alien("another", new ArrayList<>(), 1L, 2L), alien(QUESTION, "a", 1L, 2L), alien(QUESTION, new ArrayList<>(), 1, 2L),
        alien(QUESTION, new ArrayList<>(), 1L, "2"), alien(QUESTION, new ArrayList<>(List.of(1)), 1L, 2L)}) {
      stores.store().remove(entry);
      stores.store().store(entry, alien);
      assertThatThrownBy(() -> memberships.load(QUESTION)).isInstanceOf(OutboundException.class)
          .hasMessageContaining("not one that was saved here");
    }
  }

  private static HashMap<String, Serializable> alien(String question, Serializable groups, Serializable asked, Serializable freshUntil) {
    return new HashMap<>(Map.of("question", question, "groups", groups, "asked", asked, "freshUntil", freshUntil));
  }
}
