package org.muleentra.jwt.core.audit;

import java.util.function.Consumer;
import org.muleentra.jwt.core.revocation.Revocation;
import org.muleentra.jwt.core.revocation.RevocationKind;

/** What happened to the gatekeeper itself, and is recorded beside its decisions; immutable. */
public final class AuditEvent {

  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_ID = 256;

  private final String name;
  private final Consumer<JsonLine> members;

  private AuditEvent(String name, Consumer<JsonLine> members) {
    this.name = name;
    this.members = members;
  }

  /** The configuration started: decisions go by its settings from now on. */
  static AuditEvent start() {
    return new AuditEvent("start", record -> { });
  }

  /** The configuration stops; a chain without it broke off. */
  static AuditEvent stop() {
    return new AuditEvent("stop", record -> { });
  }

  /** The chain of the start before this one, as far as it was kept. */
  static AuditEvent former(SavedHead former) {
    return new AuditEvent("former", record -> record.text("FormerChainId", former.chainId(), LONGEST_ID)
        .number("FormerSequence", former.sequence()).text("FormerHash", former.hash(), LONGEST_ID)
        .text("PolicyHashBefore", former.policyHash(), LONGEST_ID));
  }

  /** The settings are others than at the start before. */
  static AuditEvent settings(SavedHead former) {
    return new AuditEvent("settings", record -> record.text("PolicyHashBefore", former.policyHash(), LONGEST_ID));
  }

  /** Somebody put tokens on the deny list. */
  public static AuditEvent revoked(Actor actor, Revocation revocation) {
    return ofDenyList("revoke", actor, revocation);
  }

  /** Somebody took tokens from the deny list. */
  public static AuditEvent reinstated(Actor actor, Revocation revocation) {
    return ofDenyList("reinstate", actor, revocation);
  }

  private static AuditEvent ofDenyList(String name, Actor actor, Revocation revocation) {
    return new AuditEvent(name, record -> {
      actor.write(record);
      record.plain("RevocationKind", revocation.kind().setting()).text("RevokedValue", revocation.value(), LONGEST_ID)
          .text("RevokedTenantId", revocation.tenantId(), LONGEST_ID)
          .seconds("RevokedBefore", revocation.kind() == RevocationKind.NOT_BEFORE ? revocation.notBefore() : null)
          .seconds("RevokedUntil", revocation.expiresAt()).text("RevocationReason", revocation.reason(), LONGEST_TEXT);
    });
  }

  /** Writes the event and what belongs to it. */
  JsonLine write(JsonLine record) {
    record.plain("Event", name);
    members.accept(record);
    return record;
  }
}
