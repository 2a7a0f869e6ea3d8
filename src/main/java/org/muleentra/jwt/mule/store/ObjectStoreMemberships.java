package org.muleentra.jwt.mule.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.api.store.ObjectStoreSettings;
import org.muleentra.jwt.core.directory.SavedMembership;
import org.muleentra.jwt.core.directory.SharedMemberships;
import org.muleentra.jwt.core.outbound.OutboundException;

/**
 * Shares group memberships through a Mule Object Store with other configurations and nodes; thread-safe.
 *
 * <p>Values are maps of JDK types, so that any class loader, today's or that of the next deployment, can read them. When
 * an entry is over stands in it: the store's own expiry only keeps it small.
 */
public final class ObjectStoreMemberships implements SharedMemberships {

  private static final String QUESTION = "question";
  private static final String GROUPS = "groups";
  private static final String ASKED = "asked";
  private static final String FRESH_UNTIL = "freshUntil";

  /** Longer than any membership serves. */
  private static final long ENTRY_LIFETIME_MILLIS = 600_000;

  private final NamedStore store;

  private ObjectStoreMemberships(NamedStore store) {
    this.store = store;
  }

  /**
   * Memberships shared through the store of this name; nowhere where it is {@code null}. The store is opened when it is
   * first used.
   */
  public static SharedMemberships in(ObjectStoreManager stores, String storeName) {
    return storeName == null ? SharedMemberships.NONE : new ObjectStoreMemberships(new NamedStore(stores,
        storeName, ObjectStoreSettings.builder().persistent(true).entryTtl(ENTRY_LIFETIME_MILLIS).build()));
  }

  @Override
  public String toString() {
    return store.toString();
  }

  @Override
  public void save(String question, SavedMembership membership) {
    HashMap<String, Serializable> value = new HashMap<>();
    value.put(QUESTION, question);
    value.put(GROUPS, new ArrayList<>(membership.groups()));
    value.put(ASKED, membership.asked());
    value.put(FRESH_UNTIL, membership.freshUntil());
    store.put(question, value);
  }

  @Override
  public SavedMembership load(String question) {
    Serializable value = store.get(question);
    return value == null ? null : membership(value, question);
  }

  @SuppressWarnings("unchecked")
  private static SavedMembership membership(Object value, String question) {
    Map<?, ?> members = value instanceof Map ? (Map<?, ?>) value : Collections.emptyMap();
    Object groups = members.get(GROUPS);
    Object asked = members.get(ASKED);
    Object freshUntil = members.get(FRESH_UNTIL);
    if (!question.equals(members.get(QUESTION)) || !(asked instanceof Long) || !(freshUntil instanceof Long)
        || !(groups instanceof List) || !((List<?>) groups).stream().allMatch(String.class::isInstance)) {
      throw new OutboundException("the object store's entry is not one that was saved here");
    }
    return new SavedMembership((List<String>) groups, (Long) asked, (Long) freshUntil);
  }
}
