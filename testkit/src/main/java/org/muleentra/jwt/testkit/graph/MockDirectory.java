package org.muleentra.jwt.testkit.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

  private final Map<String, String> groupNames = new HashMap<>();
  private final List<Map<String, Object>> authenticationContexts = new ArrayList<>();

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
   * Adds a security group; somebody's {@link #membership} needs none.
   *
   * @param objectId the group's object id
   * @param displayName its name
   * @return this directory
   */
  public synchronized MockDirectory group(String objectId, String displayName) {
    groupNames.put(key(objectId), displayName);
    return this;
  }

  /**
   * Adds an authentication context of conditional access; what demands it is said to the token service.
   *
   * @param id {@code c1} to {@code c99}
   * @param displayName its name
   * @param available whether it is published
   * @return this directory
   */
  public synchronized MockDirectory authenticationContext(String id, String displayName, boolean available) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put("displayName", displayName);
    members.put("description", null);
    members.put("isAvailable", available);
    authenticationContexts.add(members);
    return this;
  }

  synchronized Optional<String> groupName(String objectId) {
    return Optional.ofNullable(groupNames.get(key(objectId)));
  }

  synchronized List<Map<String, Object>> authenticationContexts() {
    return new ArrayList<>(authenticationContexts);
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
