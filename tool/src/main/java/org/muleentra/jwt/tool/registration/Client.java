package org.muleentra.jwt.tool.registration;

/**
 * A client of the API, as far as it is known.
 *
 * @param appId its client id, in lower case
 */
public record Client(String appId, Known<Application> application, Known<ServicePrincipal> principal) {

  /** What people call it. */
  public String name() {
    return application.isKnown() ? application.value().displayName()
        : principal.isKnown() && principal.value().displayName() != null ? principal.value().displayName() : appId;
  }
}
