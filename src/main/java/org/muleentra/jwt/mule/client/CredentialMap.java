package org.muleentra.jwt.mule.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.identity.RegisteredCredential;
import org.muleentra.jwt.core.identity.Registration;

/** Credentials of a registration as a flow sees them: JDK types only, unmodifiable; times as ISO 8601 texts. */
final class CredentialMap {

  static final String CLIENT_ID = "clientId";
  static final String APPLICATION = "application";
  static final String KIND = "kind";
  static final String KEY_ID = "keyId";
  static final String NAME = "name";
  static final String HINT = "hint";
  static final String SET_AS = "setAs";
  static final String STARTS_AT = "startsAt";
  static final String ENDS_AT = "endsAt";
  static final String DAYS_LEFT = "daysLeft";
  static final String AGE_IN_DAYS = "ageInDays";
  static final String OWNERS = "owners";

  private CredentialMap() {}

  /** All of them; what one does not have is absent. */
  static List<Map<String, Object>> of(Registration registration, Instant now) {
    List<Map<String, Object>> all = new ArrayList<>();
    registration.credentials().forEach(credential -> all.add(of(registration, credential, now)));
    return Collections.unmodifiableList(all);
  }

  private static Map<String, Object> of(Registration registration, RegisteredCredential credential, Instant now) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(CLIENT_ID, registration.appId());
    put(map, APPLICATION, registration.displayName());
    map.put(KIND, credential.kind());
    map.put(KEY_ID, credential.keyId());
    put(map, NAME, credential.name());
    put(map, HINT, credential.hint());
    put(map, SET_AS, credential.setAs());
    if (credential.start() != null) {
      map.put(STARTS_AT, credential.start().toString());
      map.put(AGE_IN_DAYS, credential.age(now));
    }
    map.put(ENDS_AT, credential.end().toString());
    map.put(DAYS_LEFT, credential.daysLeft(now));
    map.put(OWNERS, new ArrayList<>(registration.owners()));
    return Collections.unmodifiableMap(map);
  }

  private static void put(Map<String, Object> map, String key, String value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
