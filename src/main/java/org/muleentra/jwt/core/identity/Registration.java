package org.muleentra.jwt.core.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.setting.Guid;

/** The registration of an application with its credentials and owners, as Microsoft Graph tells of it; immutable. */
public final class Registration {

  private static final int MAXIMUM_NAME = 120;

  private final String appId;
  private final String displayName;
  private final List<RegisteredCredential> credentials;
  private final List<String> owners;

  private Registration(String appId, String displayName, List<RegisteredCredential> credentials, List<String> owners) {
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
  static Registration of(String appId, Map<String, Object> members) {
    List<RegisteredCredential> credentials = new ArrayList<>();
    credentials("secret", members.get("passwordCredentials"), credentials);
    credentials("certificate", members.get("keyCredentials"), credentials);
    return new Registration(appId, text(members.get("displayName")), credentials, Collections.emptyList());
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
          instant(members.get("startDateTime")), end));
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
    return new Registration(appId, displayName, credentials, ids);
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
