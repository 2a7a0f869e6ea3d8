package org.muleentra.jwt.testkit.identity;

import java.util.Objects;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** An identity that a host has tokens for: system-assigned or user-assigned, with app roles. Thread-safe. */
public final class ManagedIdentity {
  private final AppRegistration registration;
  private final String resourceId;
  private final boolean system;

  private ManagedIdentity(AppRegistration registration, String resourceId, boolean system) {
    this.registration = registration;
    this.resourceId = Objects.requireNonNull(resourceId, "resourceId");
    this.system = system;
  }

  /** @return the identity of {@link Contoso#VIRTUAL_MACHINE} itself, without any role */
  public static ManagedIdentity systemAssigned() {
    return new ManagedIdentity(new AppRegistration(Contoso.SYSTEM_IDENTITY_CLIENT_ID, Contoso.SYSTEM_IDENTITY_OBJECT_ID),
        Contoso.VIRTUAL_MACHINE, true);
  }

  /** @return {@link Contoso#ASSIGNED_IDENTITY}, without any role */
  public static ManagedIdentity userAssigned() {
    return userAssigned(Contoso.ASSIGNED_IDENTITY_CLIENT_ID, Contoso.ASSIGNED_IDENTITY_OBJECT_ID, Contoso.ASSIGNED_IDENTITY);
  }

  /**
   * @param clientId its client id
   * @param objectId the object id of its service principal, also called principal id
   * @param resourceId its Azure resource id
   * @return a user-assigned identity, without any role
   */
  public static ManagedIdentity userAssigned(String clientId, String objectId, String resourceId) {
    return new ManagedIdentity(new AppRegistration(clientId, objectId), resourceId, false);
  }

  /**
   * @param api the client id of an API
   * @param roles the app roles granted to it there, in place of those before
   * @return this identity
   */
  public ManagedIdentity rolesOn(String api, String... roles) {
    registration.rolesOn(api, roles);
    return this;
  }

  /** @return its client id */
  public String clientId() {
    return registration.clientId();
  }

  /** @return the object id of its service principal */
  public String objectId() {
    return registration.objectId();
  }

  /** @return its Azure resource id; for a system-assigned one that of the machine */
  public String resourceId() {
    return resourceId;
  }

  /** @return whether it belongs to the machine */
  public boolean isSystemAssigned() {
    return system;
  }

  AppRegistration registration() {
    return registration;
  }
}
