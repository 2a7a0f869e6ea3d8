package org.muleentra.jwt.mule.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.i18n.I18nMessageFactory;
import org.mule.runtime.api.store.ObjectAlreadyExistsException;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.mule.runtime.api.store.SimpleMemoryObjectStore;
import org.muleentra.jwt.core.key.KeyDocument;
import org.muleentra.jwt.core.key.SavedKeys;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.fixture.OneObjectStore;

class ObjectStoreKeysTest {

  private static final String AUTHORITY = "tenant|2.0|global|https://login.microsoftonline.com";
  private static final KeyDocument DOCUMENT = new KeyDocument(new byte[] {'{', '}'}, 1234L);

  private final OneObjectStore stores = new OneObjectStore("entra-keys");
  private final SavedKeys keys = ObjectStoreKeys.in(stores.manager, "entra-keys");

  @Test
  void savesNowhereUnlessAStoreIsNamed() {
    assertThat(ObjectStoreKeys.in(stores.manager, null)).isSameAs(SavedKeys.NONE);
  }

  @Test
  void namesItsStore() {
    assertThat(keys).hasToString("object store entra-keys");
  }

  @Test
  void opensThePersistentStoreOnlyWhenItIsUsed() {
    assertThat(stores.opened).isEmpty();
    keys.load(AUTHORITY);
    assertThat(stores.opened).hasSize(1).allMatch(ObjectStoreSettings::isPersistent)
        .noneMatch(settings -> settings.getEntryTTL().isPresent() || settings.getMaxEntries().isPresent());
  }

  @Test
  void givesBackWhatWasSavedLastForThatAuthority() {
    keys.save(AUTHORITY, new KeyDocument(new byte[] {'x'}, 1L));
    keys.save(AUTHORITY, DOCUMENT);
    keys.save("another", new KeyDocument(new byte[] {'y'}, 2L));

    assertThat(keys.load(AUTHORITY).body()).isEqualTo(DOCUMENT.body());
    assertThat(keys.load(AUTHORITY).fetchedAt()).isEqualTo(DOCUMENT.fetchedAt());
    assertThat(keys.load("a third")).isNull();
  }

  @Test
  void valuesAreOfTheJdkAlone() throws Exception {
    keys.save(AUTHORITY, DOCUMENT);
    Collection<Serializable> values = stores.store().retrieveAll().values();
    assertThat(values).hasSize(1).allSatisfy(value -> {
      assertThat(value).isExactlyInstanceOf(HashMap.class);
      assertThat(((Map<?, ?>) value).values()).extracting(Object::getClass)
          .containsExactlyInAnyOrder(new Class<?>[] {String.class, Long.class, byte[].class});
    });
  }

  @Test
  void refusesWhatItDidNotSave() throws Exception {
    keys.save(AUTHORITY, DOCUMENT);
    String entry = stores.store().allKeys().get(0);
    for (Serializable alien : new Serializable[] {"text", 7, new byte[] {1}, new HashMap<>(),
        new HashMap<>(Map.of("authority", AUTHORITY, "fetchedAt", "1234", "keys", new byte[0])),
        new HashMap<>(Map.of("authority", AUTHORITY, "fetchedAt", 1234L, "keys", "{}")),
        new HashMap<>(Map.of("authority", "another", "fetchedAt", 1234L, "keys", new byte[0]))}) {
      stores.store().remove(entry);
      stores.store().store(entry, alien);
      assertThatThrownBy(() -> keys.load(AUTHORITY)).isInstanceOf(OutboundException.class)
          .hasMessageContaining("not one that was saved here");
    }
  }

  @Test
  void tellsOfAStoreThatFails() {
    stores.replace(new SimpleMemoryObjectStore<Serializable>() {
      @Override
      protected Serializable doRetrieve(String key) throws ObjectStoreException {
        throw new ObjectStoreException(I18nMessageFactory.createStaticMessage("disk full"));
      }

      @Override
      protected void doStore(String key, Serializable value) throws ObjectStoreException {
        throw new ObjectStoreException(I18nMessageFactory.createStaticMessage("disk full"));
      }

      @Override
      protected boolean doContains(String key) {
        return true;
      }
    });
    assertThatThrownBy(() -> keys.load(AUTHORITY)).isInstanceOf(OutboundException.class).hasMessageContaining("disk full");
  }

  @Test
  void anotherNodeThatSavesAtTheSameTimeIsNoFailure() {
    stores.replace(new SimpleMemoryObjectStore<Serializable>() {
      @Override
      public void store(String key, Serializable value) throws ObjectStoreException {
        throw new ObjectAlreadyExistsException();
      }
    });
    keys.save(AUTHORITY, DOCUMENT);
    assertThat(keys.load(AUTHORITY)).isNull();
  }
}
