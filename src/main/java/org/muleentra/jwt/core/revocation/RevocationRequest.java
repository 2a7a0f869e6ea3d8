package org.muleentra.jwt.core.revocation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.setting.Guid;

/**
 * What somebody asks to revoke or to reinstate, as texts of unknown worth; immutable.
 *
 * <p>Times are ISO 8601 with an offset, or seconds since the epoch. What is {@code null} or empty is not stated.
 */
public final class RevocationRequest {

  /** The longest life of an access token of Entra's (28 hours, of a session with continuous access evaluation), and the largest skew. */
  static final Duration TOKEN_LIFE = Duration.ofHours(28).plusMinutes(10);

  /** How far ahead an entry may end, so that the list stays bounded. */
  static final Duration LONGEST = Duration.ofDays(366);

  /** How far clocks may differ at most. */
  static final Duration SKEW = Duration.ofMinutes(10);

  private static final int MAXIMUM_REASON = 200;
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,128}");
  private static final Pattern EPOCH_SECOND = Pattern.compile("[0-9]{1,12}");

  private final String kind;
  private final String value;
  private final String tenantId;
  private final String notBefore;
  private final String expiresAt;
  private final String reason;

  private RevocationRequest(String kind, String value, String tenantId, String notBefore, String expiresAt,
      String reason) {
    this.kind = kind;
    this.value = value;
    this.tenantId = tenantId;
    this.notBefore = notBefore;
    this.expiresAt = expiresAt;
    this.reason = reason;
  }

  /** A request about these tokens. */
  public static RevocationRequest of(String kind, String value, String tenantId) {
    return new RevocationRequest(kind, value, tenantId, null, null, null);
  }

  /** The same, for tokens issued before a time; now by default. For the kind {@code notBefore} alone. */
  public RevocationRequest notBefore(String time) {
    return new RevocationRequest(kind, value, tenantId, time, expiresAt, reason);
  }

  /** The same, until a time; by default for as long as a token can live. */
  public RevocationRequest expiresAt(String time) {
    return new RevocationRequest(kind, value, tenantId, notBefore, time, reason);
  }

  /** The same, with the reason to keep beside it. */
  public RevocationRequest reason(String text) {
    return new RevocationRequest(kind, value, tenantId, notBefore, expiresAt, text);
  }

  /** @throws InvalidRevocationException naming the first field that is wrong */
  RevocationKind kind() {
    RevocationKind known = RevocationKind.of(kind);
    if (known == null) {
      throw new InvalidRevocationException("kind", "must be objectId, sessionId, tokenId, clientId or notBefore");
    }
    return known;
  }

  /** @throws InvalidRevocationException naming the first field that is wrong */
  String value() {
    RevocationKind known = kind();
    if (known.isGuid() && !Guid.isGuid(value)) {
      throw new InvalidRevocationException("value", "must be a GUID if kind is " + known.setting());
    }
    if (value == null || !ID.matcher(value).matches()) {
      throw new InvalidRevocationException("value", "must be 1 to 128 printable ASCII characters without spaces");
    }
    return known.canonical(value);
  }

  /** @throws InvalidRevocationException naming the first field that is wrong */
  String tenantId() {
    if (!isStated(tenantId)) {
      return null;
    }
    if (!Guid.isGuid(tenantId)) {
      throw new InvalidRevocationException("tenantId", "must be a GUID");
    }
    return Guid.canonical(tenantId);
  }

  /**
   * The revocation that is asked for.
   *
   * @throws InvalidRevocationException naming the first field that is wrong
   */
  Revocation revocationAt(Instant now) {
    RevocationKind known = kind();
    String canonical = value();
    String tenant = tenantId();
    long from = notBefore(known, now);
    return new Revocation(known, canonical, tenant, from, expiry(now), reason(),
        ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
  }

  private long notBefore(RevocationKind known, Instant now) {
    if (known != RevocationKind.NOT_BEFORE) {
      if (isStated(notBefore)) {
        throw new InvalidRevocationException("notBefore", "must be given only if kind is notBefore");
      }
      return 0;
    }
    Instant from = isStated(notBefore) ? time("notBefore", notBefore) : now;
    if (from.isAfter(now.plus(SKEW))) {
      throw new InvalidRevocationException("notBefore", "must not be more than 10 minutes ahead");
    }
    // Of a token issued within the very second nobody knows whether it came first, so that second counts as before.
    return from.getNano() == 0 ? from.getEpochSecond() : from.getEpochSecond() + 1;
  }

  private long expiry(Instant now) {
    if (!isStated(expiresAt)) {
      return now.plus(TOKEN_LIFE).getEpochSecond();
    }
    Instant end = time("expiresAt", expiresAt);
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw new InvalidRevocationException("expiresAt", "must be in the future, by 366 days at most");
    }
    return end.getNano() == 0 ? end.getEpochSecond() : end.getEpochSecond() + 1;
  }

  private String reason() {
    if (!isStated(reason)) {
      return null;
    }
    if (reason.length() > MAXIMUM_REASON || !reason.codePoints().allMatch(RevocationRequest::isHarmless)) {
      throw new InvalidRevocationException("reason",
          "must be at most " + MAXIMUM_REASON + " characters, none of them a control character");
    }
    return reason;
  }

  /** Nothing that breaks a line of a log or turns its direction round. */
  private static boolean isHarmless(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
      case Character.UNASSIGNED:
      case Character.PRIVATE_USE:
        return false;
      default:
        return true;
    }
  }

  private static boolean isStated(String text) {
    return text != null && !text.isEmpty();
  }

  private static Instant time(String field, String text) {
    try {
      return EPOCH_SECOND.matcher(text).matches()
          ? Instant.ofEpochSecond(Long.parseLong(text)) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidRevocationException(field,
          "must be a time such as 2026-03-01T12:00:00Z, or seconds since the epoch");
    }
  }
}
