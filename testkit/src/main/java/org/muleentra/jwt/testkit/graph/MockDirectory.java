package org.muleentra.jwt.testkit.graph;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users and service principals of one tenant: their groups, and whether their accounts are enabled. Whoever is not
 * in it does not exist for Graph (404). Thread-safe.
 */
public final class MockDirectory {
  private final Map<String, Entry> entries = new HashMap<>();

  MockDirectory() {}

  /**
   * Adds a user with an enabled account and no groups; a known object id becomes that user anew.
   *
   * @param objectId the user's object id
   * @return this directory
   */
  public synchronized MockDirectory user(String objectId) {
    entries.put(key(objectId), new Entry(true));
    return this;
  }

  /**
   * Adds a service principal with an enabled account and no groups; a known object id becomes that one anew.
   *
   * @param objectId the service principal's object id, which is not its client id
   * @return this directory
   */
  public synchronized MockDirectory servicePrincipal(String objectId) {
    entries.put(key(objectId), new Entry(false));
    return this;
  }

  /**
   * Sets the security groups of which somebody is a member, directly or not, in place of those before. An unknown
   * object id becomes a user's.
   *
   * @param objectId the object id
   * @param groups the groups' object ids
   * @return this directory
   */
  public MockDirectory membership(String objectId, String... groups) {
    return membership(objectId, Arrays.asList(groups));
  }

  /**
   * As {@link #membership(String, String...)}.
   *
   * @param objectId the object id
   * @param groups the groups' object ids
   * @return this directory
   */
  public synchronized MockDirectory membership(String objectId, Collection<String> groups) {
    entry(objectId).groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
    return this;
  }

  /**
   * Disables an account. An unknown object id becomes a user's.
   *
   * @param objectId the object id
   * @return this directory
   */
  public synchronized MockDirectory disable(String objectId) {
    entry(objectId).enabled = false;
    return this;
  }

  /**
   * Enables an account again. An unknown object id becomes a user's.
   *
   * @param objectId the object id
   * @return this directory
   */
  public synchronized MockDirectory enable(String objectId) {
    entry(objectId).enabled = true;
    return this;
  }

  /**
   * Deletes somebody.
   *
   * @param objectId the object id
   * @return this directory
   */
  public synchronized MockDirectory remove(String objectId) {
    entries.remove(key(objectId));
    return this;
  }

  synchronized Optional<Boolean> enabled(String objectId, boolean user) {
    return find(objectId, user).map(entry -> entry.enabled);
  }

  synchronized Optional<Set<String>> groups(String objectId, boolean user) {
    return find(objectId, user).map(entry -> entry.groups);
  }

  private Optional<Entry> find(String objectId, boolean user) {
    return Optional.ofNullable(entries.get(key(objectId))).filter(entry -> entry.user == user);
  }

  private Entry entry(String objectId) {
    return entries.computeIfAbsent(key(objectId), unknown -> new Entry(true));
  }

  private static String key(String objectId) {
    return objectId.toLowerCase(Locale.ROOT);
  }

  private static final class Entry {
    private final boolean user;
    private boolean enabled = true;
    private Set<String> groups = Collections.emptySet();

    Entry(boolean user) {
      this.user = user;
    }
  }
}
