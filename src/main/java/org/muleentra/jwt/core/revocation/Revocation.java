package org.muleentra.jwt.core.revocation;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.muleentra.jwt.core.hash.Sha256;
import org.muleentra.jwt.core.token.Claims;

/**
 * One entry of the deny list; immutable, and good by construction.
 *
 * <p>An object id, a session and a token are unique of themselves, so a revocation needs no tenant; with one it holds for
 * that tenant's tokens alone, which matters for a client that is at home in several.
 */
public final class Revocation {

  private static final String KIND = "kind";
  private static final String VALUE = "value";
  private static final String TENANT_ID = "tenantId";
  private static final String NOT_BEFORE = "notBefore";
  private static final String EXPIRES_AT = "expiresAt";
  private static final String REASON = "reason";
  private static final String ID = "id";
  private static final String REINSTATES = "reinstates";

  private final RevocationKind kind;
  private final String value;
  private final String tenantId;
  private final long notBefore;
  private final long expiresAt;
  private final String reason;
  private final long id;
  private final String reinstates;
  private final String key;

  /**
   * @param id tells it from every other revocation of the same, so that reinstating the one says nothing of the next; 0 for none
   * @param reinstates the key of the revocation that this is the end of, or {@code null} where it is a revocation itself
   */
  private Revocation(RevocationKind kind, String value, String tenantId, long notBefore, long expiresAt, String reason,
      long id, String reinstates) {
    this.kind = kind;
    this.value = value;
    this.tenantId = tenantId;
    this.notBefore = notBefore;
    this.expiresAt = expiresAt;
    this.reason = reason;
    this.id = id;
    this.reinstates = reinstates;
    this.key = Sha256.hexadecimal(kind + "\n" + value + "\n" + tenantId + "\n" + notBefore + "\n" + expiresAt + "\n" + reason
        + (id == 0 && reinstates == null ? "" : "\n" + id + "\n" + reinstates));
  }

  /** @param id any number but 0 that no other revocation of the same has */
  Revocation(RevocationKind kind, String value, String tenantId, long notBefore, long expiresAt, String reason, long id) {
    this(kind, value, tenantId, notBefore, expiresAt, reason, id, null);
  }

  /** The mark that tells all who share the store that this one holds no more; it ends when this would have. */
  Revocation reinstatement() {
    return new Revocation(kind, value, tenantId, notBefore, expiresAt, null, 0, key);
  }

  /** What it goes by. */
  public RevocationKind kind() {
    return kind;
  }

  /** The claim's value that is refused; GUIDs in lower case. */
  public String value() {
    return value;
  }

  /** The tenant whose tokens alone are meant, or {@code null} for any. */
  public String tenantId() {
    return tenantId;
  }

  /** Tokens issued before this are refused, in seconds since the epoch; 0 for any other kind. */
  public long notBefore() {
    return notBefore;
  }

  /** From when on it holds no more, in seconds since the epoch. */
  public long expiresAt() {
    return expiresAt;
  }

  /** Why, as given when it was revoked, free of control characters; or {@code null}. */
  public String reason() {
    return reason;
  }

  /** A name of 64 hexadecimal digits that says all of it: what differs in anything has another. */
  public String key() {
    return key;
  }

  /**
   * The same as texts and numbers, for stores: {@code kind} and {@code value}, {@code expiresAt} in seconds since the epoch,
   * and where there are such {@code tenantId}, {@code notBefore}, {@code reason}, {@code id} and {@code reinstates}.
   */
  public Map<String, Serializable> toMap() {
    Map<String, Serializable> map = new LinkedHashMap<>();
    map.put(KIND, kind.setting());
    map.put(VALUE, value);
    if (tenantId != null) {
      map.put(TENANT_ID, tenantId);
    }
    if (kind == RevocationKind.NOT_BEFORE) {
      map.put(NOT_BEFORE, notBefore);
    }
    map.put(EXPIRES_AT, expiresAt);
    if (reason != null) {
      map.put(REASON, reason);
    }
    if (id != 0) {
      map.put(ID, id);
    }
    if (reinstates != null) {
      map.put(REINSTATES, reinstates);
    }
    return map;
  }

  /** What {@link #toMap()} wrote, or {@code null} where a member lacks or is of another type. */
  public static Revocation of(Map<?, ?> map) {
    RevocationKind kind = RevocationKind.of(map.get(KIND));
    Object value = map.get(VALUE);
    Object tenantId = map.get(TENANT_ID);
    Object notBefore = kind == RevocationKind.NOT_BEFORE ? map.get(NOT_BEFORE) : Long.valueOf(0);
    Object expiresAt = map.get(EXPIRES_AT);
    Object reason = map.get(REASON);
    Object id = map.containsKey(ID) ? map.get(ID) : Long.valueOf(0);
    Object reinstates = map.get(REINSTATES);
    boolean good = kind != null && value instanceof String && isText(tenantId) && notBefore instanceof Long
        && expiresAt instanceof Long && isText(reason) && id instanceof Long && isText(reinstates);
    return good ? new Revocation(kind, (String) value, (String) tenantId, (Long) notBefore, (Long) expiresAt,
        (String) reason, (Long) id, (String) reinstates) : null;
  }

  private static boolean isText(Object value) {
    return value == null || value instanceof String;
  }

  /** The key of the revocation that holds no more, or {@code null} where this is a revocation itself. */
  String reinstates() {
    return reinstates;
  }

  /** Whether it still holds. */
  boolean holdsAt(long epochSecond) {
    return epochSecond < expiresAt;
  }

  /** Whether it means these claims, whose value of the kind is known to be the same. */
  boolean concerns(Claims claims) {
    if (tenantId != null && !tenantId.equalsIgnoreCase(claims.tenantId())) {
      return false;
    }
    // Without iat nobody can tell that the token is newer.
    return kind != RevocationKind.NOT_BEFORE || claims.issuedAt() == null || claims.issuedAt() < notBefore;
  }

  /** Whether both mean the same, apart from times and reason. */
  boolean isAbout(RevocationKind otherKind, String otherValue, String otherTenantId) {
    return kind == otherKind && value.equals(otherValue) && Objects.equals(tenantId, otherTenantId);
  }

  /** Whether the other one refuses nothing that this does not refuse. */
  boolean covers(Revocation other) {
    return isAbout(other.kind, other.value, other.tenantId) && notBefore >= other.notBefore
        && expiresAt >= other.expiresAt;
  }
}
