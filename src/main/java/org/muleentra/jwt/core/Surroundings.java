package org.muleentra.jwt.core;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.muleentra.jwt.core.audit.AuditLog;
import org.muleentra.jwt.core.directory.DirectoryTransport;
import org.muleentra.jwt.core.directory.SharedMemberships;
import org.muleentra.jwt.core.key.MetadataTransport;
import org.muleentra.jwt.core.key.SavedKeys;
import org.muleentra.jwt.core.revocation.DenyList;

/** What a gatekeeper reaches beyond itself: network, stores, threads, time and log; immutable. */
public final class Surroundings {

  final MetadataTransport metadata;
  final SavedKeys savedKeys;
  final DirectoryTransport directory;
  final SharedMemberships memberships;
  final DenyList denyList;
  final ScheduledExecutorService scheduler;
  final Clock clock;
  final AuditLog audit;

  private Surroundings(MetadataTransport metadata, SavedKeys savedKeys, DirectoryTransport directory,
      SharedMemberships memberships, DenyList denyList, ScheduledExecutorService scheduler, Clock clock, AuditLog audit) {
    this.metadata = Objects.requireNonNull(metadata);
    this.savedKeys = Objects.requireNonNull(savedKeys);
    this.directory = Objects.requireNonNull(directory);
    this.memberships = Objects.requireNonNull(memberships);
    this.denyList = Objects.requireNonNull(denyList);
    this.scheduler = Objects.requireNonNull(scheduler);
    this.clock = Objects.requireNonNull(clock);
    this.audit = Objects.requireNonNull(audit);
  }

  /**
   * Without stores and without a directory.
   *
   * @param metadata how metadata and keys are fetched
   * @param scheduler for refreshes and for callers whose keys had to be fetched; stays the caller's to stop
   */
  public static Surroundings of(MetadataTransport metadata, ScheduledExecutorService scheduler, Clock clock, AuditLog audit) {
    return new Surroundings(metadata, SavedKeys.NONE, DirectoryTransport.NONE, SharedMemberships.NONE, DenyList.NONE,
        scheduler, clock, audit);
  }

  /** With a place where keys outlive this process. */
  public Surroundings savingKeys(SavedKeys saved) {
    return new Surroundings(metadata, saved, directory, memberships, denyList, scheduler, clock, audit);
  }

  /** With a way to the directory, and a place where group memberships are shared with other processes. */
  public Surroundings asking(DirectoryTransport transport, SharedMemberships shared) {
    return new Surroundings(metadata, savedKeys, transport, shared, denyList, scheduler, clock, audit);
  }

  /** With tokens refused although they are valid; the list stays the caller's to close. */
  public Surroundings denying(DenyList list) {
    return new Surroundings(metadata, savedKeys, directory, memberships, list, scheduler, clock, audit);
  }
}
