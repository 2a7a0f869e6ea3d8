package org.muleentra.jwt.testkit.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.muleentra.jwt.testkit.http.Json;

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
  private final Map<String, String> assignments = new LinkedHashMap<>();
  private Set<String> owners = Collections.emptySet();
  private JsonNode manifest = Json.MAPPER.createObjectNode();

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

  /** @return what {@link #manifest(String)} was given, at first an empty object */
  public synchronized JsonNode manifest() {
    return manifest;
  }

  /**
   * Sets members that Graph lists of it, such as {@code appRoles} or {@code identifierUris}, and those of {@code api} one by one; the token
   * service does not look at them.
   *
   * @param json a JSON object, in place of the one before ("application resource type")
   * @return this
   */
  public synchronized ApplicationObject manifest(String json) {
    try {
      JsonNode read = Json.MAPPER.readTree(json);
      if (!read.isObject() || read.has("api") && !read.get("api").isObject()) {
        throw new IllegalArgumentException("a manifest must be a JSON object, and so must its api");
      }
      manifest = read;
      return this;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a manifest must be a JSON object", e);
    }
  }

  /** @return app role ids by the object ids of groups that have them here, at first none */
  public synchronized Map<String, String> assignments() {
    return new LinkedHashMap<>(assignments);
  }

  /**
   * Assigns a group to it.
   *
   * @param objectId the group's object id
   * @param appRoleId the app role's id
   * @return this
   */
  public synchronized ApplicationObject assign(String objectId, String appRoleId) {
    assignments.put(objectId, appRoleId);
    return this;
  }
}
