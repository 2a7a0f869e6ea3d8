package org.muleentra.jwt.testkit.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The application object behind a client, in its home tenant: what Microsoft Graph calls an {@code application}, beside the
 * service principal, which has an object id of its own. Thread-safe.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/api/application-get.md} and
 * {@code application-list-owners.md}.
 */
public final class ApplicationObject {
  private final String id;
  private String displayName;
  private Set<String> owners = Collections.emptySet();

  ApplicationObject(String clientId) {
    // The same in every mock, so that a test may write it down.
    id = UUID.nameUUIDFromBytes(("application object of " + clientId).getBytes(StandardCharsets.UTF_8)).toString();
    displayName = clientId;
  }

  /** @return the object id, a GUID; neither the client id nor the object id of the service principal */
  public String id() {
    return id;
  }

  /** @return the name, at first the client id */
  public synchronized String displayName() {
    return displayName;
  }

  /**
   * @param newName the name
   * @return this
   */
  public synchronized ApplicationObject displayName(String newName) {
    displayName = Objects.requireNonNull(newName, "name");
    return this;
  }

  /** @return the object ids of those who own it, at first nobody's */
  public synchronized Set<String> owners() {
    return owners;
  }

  /**
   * @param objectIds the object ids of users and service principals, in place of those before
   * @return this
   */
  public synchronized ApplicationObject owners(String... objectIds) {
    owners = Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(objectIds)));
    return this;
  }
}
