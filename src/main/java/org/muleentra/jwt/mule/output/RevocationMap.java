package org.muleentra.jwt.mule.output;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.core.revocation.Revocation;
import org.muleentra.jwt.core.revocation.RevocationKind;

/** An entry of the deny list as a flow sees it; times as ISO 8601 texts. */
public final class RevocationMap {

  static final String KIND = "kind";
  static final String VALUE = "value";
  static final String TENANT_ID = "tenantId";
  static final String NOT_BEFORE = "notBefore";
  static final String EXPIRES_AT = "expiresAt";
  static final String REASON = "reason";

  private RevocationMap() {}

  /** The entry; what it does not have is absent. */
  public static Map<String, Object> of(Revocation revocation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(KIND, revocation.kind().setting());
    map.put(VALUE, revocation.value());
    if (revocation.tenantId() != null) {
      map.put(TENANT_ID, revocation.tenantId());
    }
    if (revocation.kind() == RevocationKind.NOT_BEFORE) {
      map.put(NOT_BEFORE, Instant.ofEpochSecond(revocation.notBefore()).toString());
    }
    map.put(EXPIRES_AT, Instant.ofEpochSecond(revocation.expiresAt()).toString());
    if (revocation.reason() != null) {
      map.put(REASON, revocation.reason());
    }
    return map;
  }
}
