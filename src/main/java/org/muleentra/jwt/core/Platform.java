package org.muleentra.jwt.core;

import java.time.Clock;
import java.util.Objects;
import org.muleentra.jwt.core.audit.AuditLog;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.directory.SharedMemberships;
import org.muleentra.jwt.core.key.SavedKeys;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.schedule.Timetable;

/** What a gatekeeper reaches beyond itself: network, stores, threads, time and log; immutable. */
public final class Platform {

  final String name;
  final Transport transport;
  final SavedKeys savedKeys;
  final SharedMemberships memberships;
  final DenyList denyList;
  final Timetable timetable;
  final Clock clock;
  final AuditLog audit;

  private Platform(String name, Transport transport, SavedKeys savedKeys, SharedMemberships memberships, DenyList denyList, Timetable timetable, Clock clock, AuditLog audit) {
    this.name = Objects.requireNonNull(name);
    this.transport = Objects.requireNonNull(transport);
    this.savedKeys = Objects.requireNonNull(savedKeys);
    this.memberships = Objects.requireNonNull(memberships);
    this.denyList = Objects.requireNonNull(denyList);
    this.timetable = Objects.requireNonNull(timetable);
    this.clock = Objects.requireNonNull(clock);
    this.audit = Objects.requireNonNull(audit);
  }

  /**
   * Without stores.
   *
   * @param name of the configuration, by which the log tells it from others
   * @param transport how Entra and Microsoft Graph are asked
   * @param timetable for refreshes, deadlines and callers whose keys had to be fetched; stays the caller's to close
   */
  public static Platform of(String name, Transport transport, Timetable timetable, Clock clock, AuditLog audit) {
    return new Platform(name, transport, SavedKeys.NONE, SharedMemberships.NONE, DenyList.NONE,
        timetable, clock, audit);
  }

  /** With a place where keys outlive this process. */
  public Platform savingKeys(SavedKeys saved) {
    return new Platform(name, transport, saved, memberships, denyList, timetable, clock, audit);
  }

  /** With a place where group memberships are shared with other processes. */
  public Platform sharing(SharedMemberships shared) {
    return new Platform(name, transport, savedKeys, shared, denyList, timetable, clock, audit);
  }

  /** With tokens refused although they are valid; the list stays the caller's to close. */
  public Platform denying(DenyList list) {
    return new Platform(name, transport, savedKeys, memberships, list, timetable, clock, audit);
  }
}
