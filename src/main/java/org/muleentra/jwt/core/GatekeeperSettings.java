package org.muleentra.jwt.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.audit.AuditSettings;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.directory.DirectorySettings;
import org.muleentra.jwt.core.discovery.ProtectedResource;
import org.muleentra.jwt.core.key.KeySources;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.principal.BackendHeaders;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.BearerCredentials;

/**
 * What is expected of a token and its caller: each room's own settings, proven, and the rules between rooms. Immutable, and
 * good by construction; keeps no secret but what the directory's credential and the record's keyed hashes are made of.
 */
public final class GatekeeperSettings {

  /** Whether refusals are only recorded, and every request passes. */
  public static final Setting<Boolean, Boolean> REPORT_ONLY = Setting.flag("reportOnly");

  final SettingValues values;
  final AuditSettings audit;
  final TrustedTenants tenants;
  final Admission admission;
  final DirectorySettings directory;
  final ProtectedResource resource;
  final BackendHeaders backendHeaders;
  final Duration outageTolerance;
  final int maximumTokenSize;
  private final boolean reportOnly;
  private final String hash;
  private final Clock clock;

  private GatekeeperSettings(SettingValues given, DirectorySettings proven, AuditSettings audited, Clock clock) {
    this.clock = clock;
    values = given.withoutSecrets();
    hash = values.hash();
    tenants = TrustedTenants.of(values);
    // Proven here; the gatekeeper makes them by the clock of its platform.
    Checks.of(values, clock);
    admission = Admission.of(values);
    directory = proven != null ? proven
        : DirectorySettings.of(given, tenants, values.get(Admission.ROLE_MAPPINGS).keySet(), clock);
    audit = audited != null ? audited : AuditSettings.of(given);
    Contradictions.refuse(values, tenants, admission);
    resource = ProtectedResource.of(values, tenants);
    reportOnly = values.get(REPORT_ONLY);
    backendHeaders = BackendHeaders.of(values, reportOnly);
    outageTolerance = values.get(KeySources.OUTAGE_TOLERANCE);
    maximumTokenSize = values.get(BearerCredentials.MAXIMUM_TOKEN_SIZE);
  }

  /**
   * As given.
   *
   * @param clock by which our own credential is judged
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the first setting that is wrong, and the rule
   */
  public static GatekeeperSettings of(SettingValues given, Clock clock) {
    return new GatekeeperSettings(given, null, null, clock);
  }

  /**
   * The same expectations but for the permissions given.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public GatekeeperSettings requiring(SettingValues permissions) {
    return new GatekeeperSettings(values.with(permissions), directory, audit, clock);
  }

  /** Whether refusals are only recorded, and every request passes. */
  public boolean reportOnly() {
    return reportOnly;
  }

  /** What a record of a decision holds, and how it is written. */
  public AuditSettings audit() {
    return audit;
  }

  /** What people call the API, or {@code null}. */
  public String apiName() {
    return values.get(AuditSettings.API_NAME);
  }

  /** A hash of these settings without secrets, by which a record tells which settings decided. */
  public String hash() {
    return hash;
  }

  /** Whom they let in, in one plain sentence with a full stop; it names settings' values, and no secret. */
  public String entrySentence() {
    return EntrySentence.of(values, tenants);
  }

  /** What is suspicious about them, each a sentence that names the field, to be told once at the start; mostly nothing. */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>(Doubts.of(values, tenants, admission));
    doubts.addAll(directory.doubts());
    return Collections.unmodifiableList(doubts);
  }
}
