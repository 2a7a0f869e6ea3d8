package org.muleentra.jwt.core.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.setting.Guid;

/** The registration of an application with its credentials and owners, as Microsoft Graph tells of it; immutable. */
public final class Registration {

  private static final int MAXIMUM_NAME = 120;

  private final String objectId;
  private final String appId;
  private final String displayName;
  private final List<RegisteredCredential> credentials;
  private final List<String> owners;

  private Registration(String objectId, String appId, String displayName, List<RegisteredCredential> credentials, List<String> owners) {
    this.objectId = objectId;
    this.appId = appId;
    this.displayName = displayName;
    this.credentials = Collections.unmodifiableList(credentials);
    this.owners = Collections.unmodifiableList(owners);
  }

  /**
   * Reads the answer ("Get application", resources {@code passwordCredential} and {@code keyCredential}).
   *
   * @throws OutboundException where it is no such answer
   */
  public static Registration of(String appId, Map<String, Object> members) {
    List<RegisteredCredential> credentials = new ArrayList<>();
    credentials("secret", members.get("passwordCredentials"), credentials);
    credentials("certificate", members.get("keyCredentials"), credentials);
    String id = text(members.get("id"));
    return new Registration(Guid.isGuid(id) ? id : null, appId, text(members.get("displayName")), credentials, Collections.emptyList());
  }

  private static void credentials(String kind, Object listed, List<RegisteredCredential> all) {
    if (!(listed instanceof List)) {
      throw new OutboundException("Microsoft Graph's answer does not list the credentials of an application");
    }
    for (Object each : (List<?>) listed) {
      Map<?, ?> members = each instanceof Map ? (Map<?, ?>) each : Collections.emptyMap();
      Instant end = instant(members.get("endDateTime"));
      String keyId = text(members.get("keyId"));
      if (end == null || !Guid.isGuid(keyId)) {
        throw new OutboundException("Microsoft Graph's answer does not say when a credential ends");
      }
      all.add(new RegisteredCredential(kind, keyId, text(members.get("displayName")), text(members.get("hint")),
          instant(members.get("startDateTime")), end, thumbprint(members)));
    }
  }

  /**
   * Of the certificate itself, which is listed where it is asked for as here; else of its {@code customKeyIdentifier}, which is the
   * thumbprint unless somebody gave another: 40 hexadecimal digits, or base64 as JSON has what is binary.
   */
  private static String thumbprint(Map<?, ?> members) {
    byte[] key = base64(members.get("key"));
    Object given = members.get("customKeyIdentifier");
    if (key.length > 0) {
      return Thumbprint.of(key);
    }
    if (given instanceof String && ((String) given).matches("[0-9A-Fa-f]{40}")) {
      return ((String) given).toUpperCase(Locale.ROOT);
    }
    byte[] digest = base64(given);
    return digest.length == Thumbprint.BYTES ? Thumbprint.digits(digest) : null;
  }

  private static byte[] base64(Object text) {
    try {
      return text instanceof String ? Base64.getDecoder().decode((String) text) : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Instant instant(Object time) {
    try {
      return time instanceof String ? Instant.parse((String) time) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What an administrator wrote, fit for a line of a log; {@code null} where nothing is. */
  private static String text(Object value) {
    String text = value instanceof String ? ((String) value).replaceAll("\\p{Cntrl}", " ").trim() : "";
    return text.isEmpty() ? null : text.substring(0, Math.min(MAXIMUM_NAME, text.length()));
  }

  /** The same with the object ids of its owners; those that are none are left out. */
  Registration ownedBy(Object listed) {
    List<String> ids = new ArrayList<>();
    if (listed instanceof List) {
      ((List<?>) listed).forEach(owner -> {
        Object id = owner instanceof Map ? ((Map<?, ?>) owner).get("id") : null;
        if (id instanceof String && Guid.isGuid((String) id)) {
          ids.add((String) id);
        }
      });
    }
    return new Registration(objectId, appId, displayName, credentials, ids);
  }

  /** The same, each credential known by what it is set as here. */
  Registration known(Credentials configured) {
    return new Registration(objectId, appId, displayName, configured.known(credentials), owners);
  }

  /** The id of the application object, a GUID, which is not its client id; {@code null} where that is not told. */
  public String objectId() {
    return objectId;
  }

  /** Its client id. */
  public String appId() {
    return appId;
  }

  /** Its name in Entra, or {@code null}. */
  public String displayName() {
    return displayName;
  }

  /** Its secrets, then its certificates; unmodifiable. */
  public List<RegisteredCredential> credentials() {
    return credentials;
  }

  /** The object ids of its owners, empty where they may not be read; unmodifiable. */
  public List<String> owners() {
    return owners;
  }
}
