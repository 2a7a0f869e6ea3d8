package org.muleentra.jwt.mule.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.identity.WatchRecord;
import org.muleentra.jwt.fixture.OneObjectStore;

/** What was told of credentials outlives its process, and another's junk in its place is no failure. */
class ObjectStoreWatchRecordTest {

  private final OneObjectStore stores = new OneObjectStore("watch");
  private final WatchRecord record = ObjectStoreWatchRecord.in(stores.manager, "watch");

  @Test
  void keepsNothingUnlessAStoreIsNamed() {
    assertThat(ObjectStoreWatchRecord.in(stores.manager, null)).isSameAs(WatchRecord.NONE);
    assertThat(WatchRecord.NONE.read("application")).isNull();
  }

  @Test
  void readsWhatWasWrittenLast() throws Exception {
    assertThat(stores.opened).isEmpty();
    assertThat(record.read("application")).isEmpty();
    record.write("application", Map.of("key", 90L));
    record.write("application", Map.of("key", 30L, "looked", 5L));
    record.write("another", Map.of("key", 1L));
    assertThat(record.read("application")).containsOnly(Map.entry("key", 30L), Map.entry("looked", 5L));
    assertThat(stores.opened).isNotEmpty().allMatch(ObjectStoreSettings::isPersistent);
    assertThat(stores.store().retrieveAll().values()).hasSize(2).allSatisfy(value -> assertThat(value).isExactlyInstanceOf(HashMap.class));
    assertThat(record).hasToString("object store watch");
  }

  @Test
  void takesOfAlienEntriesWhatMakesSense() throws Exception {
    record.write("application", Map.of("key", 90L));
    String entry = stores.store().allKeys().get(0);
    HashMap<Serializable, Serializable> mixed = new HashMap<>(Map.of("key", 7L, "text", "x", 5, 6L));
    for (Serializable alien : new Serializable[] {"text", new ArrayList<>(), mixed}) {
      stores.store().remove(entry);
      stores.store().store(entry, alien);
      assertThat(record.read("application")).isEqualTo(alien == mixed ? Map.of("key", 7L) : Map.of());
    }
  }
}
