package org.muleentra.jwt.core.rotation;

import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.identity.RegisteredCredential;
import org.muleentra.jwt.core.identity.Registration;
import org.muleentra.jwt.core.identity.RotationSettings;
import org.muleentra.jwt.core.outbound.OutboundException;

/** Our registration as Microsoft Graph lists it just now, where it may be read; immutable. */
final class Listing {

  private final Registration registration;
  private final Throwable unreadable;
  private final String configuredObjectId;

  private Listing(Registration registration, Throwable unreadable, String configuredObjectId) {
    this.registration = registration;
    this.unreadable = unreadable;
    this.configuredObjectId = configuredObjectId;
  }

  /** @param configuredObjectId of the application, or {@code null} */
  static Listing of(Registration registration, String configuredObjectId) {
    return new Listing(registration, null, configuredObjectId);
  }

  /** One that may not be read, or not now. */
  static Listing none(Throwable unreadable, String configuredObjectId) {
    return new Listing(null, unreadable, configuredObjectId);
  }

  boolean isKnown() {
    return registration != null;
  }

  boolean has(String thumbprint) {
    return keyId(thumbprint) != null;
  }

  /** The id that the registration gave a certificate, or {@code null} where it is not there, or nobody knows. */
  String keyId(String thumbprint) {
    if (registration != null) {
      for (RegisteredCredential each : registration.credentials()) {
        if (thumbprint.equals(each.thumbprint())) {
          return each.keyId();
        }
      }
    }
    return null;
  }

  /**
   * The object id of our application, which no token tells: as configured, else as Graph tells it.
   *
   * @throws OutboundException naming the setting that is missing, or wrong
   */
  String objectId() {
    String told = registration == null ? null : registration.objectId();
    if (told == null && configuredObjectId == null) {
      throw new OutboundException(RotationSettings.APPLICATION_OBJECT_ID.name() + " must be given, as the registration cannot be read"
          + (unreadable == null ? "" : ": " + ForeseenFailure.sentence(unreadable)));
    }
    if (told != null && configuredObjectId != null && !told.equalsIgnoreCase(configuredObjectId)) {
      throw new OutboundException(RotationSettings.APPLICATION_OBJECT_ID.name() + " must be the object id of the application, which is " + told);
    }
    return configuredObjectId == null ? told : configuredObjectId;
  }
}
