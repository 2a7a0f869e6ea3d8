package org.muleentra.jwt.core.directory;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.identity.AppIdentity;
import org.muleentra.jwt.core.identity.GraphAddress;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** What the directory is asked for, and as whom; immutable, and never shows its credential. */
public final class DirectorySettings {

  /** What happens to a caller with more groups than a token can hold. */
  public static final Setting<String, GroupOverage> GROUP_OVERAGE =
      Setting.choice("groupOverage", GroupOverage.values(), GroupOverage::setting, GroupOverage.DENY);

  /** Whether Microsoft Graph is asked if the caller's account is still enabled. */
  public static final Setting<Boolean, Boolean> REQUIRE_ENABLED_ACCOUNT = Setting.flag("requireEnabledAccount");

  /** Where Microsoft Graph is, in place of the cloud's. */
  public static final Setting<String, String> GRAPH_BASE_URL = GraphAddress.GRAPH_BASE_URL;

  final Set<String> mapped;
  final GroupOverage overage;
  final boolean requireEnabledAccount;
  /** {@code null} where nothing needs one. */
  final GraphApplication application;

  private DirectorySettings(SettingValues values, TrustedTenants tenants, Set<String> mapped, Clock clock) {
    this.mapped = mapped;
    overage = values.get(GROUP_OVERAGE);
    requireEnabledAccount = values.get(REQUIRE_ENABLED_ACCOUNT);
    // A wrong one is told although nothing asks Graph.
    values.get(GRAPH_BASE_URL);
    boolean needed = overage == GroupOverage.GRAPH || requireEnabledAccount;
    if (!needed) {
      AppIdentity.requireNone(values, GROUP_OVERAGE.name() + " graph or " + REQUIRE_ENABLED_ACCOUNT.name());
    }
    application = needed ? GraphApplication.of(values, tenants, clock) : null;
  }

  /**
   * As configured.
   *
   * @param mapped the groups and app roles to which roles are mapped
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static DirectorySettings of(SettingValues values, TrustedTenants tenants, Set<String> mapped, Clock clock) {
    return new DirectorySettings(values, tenants, mapped, clock);
  }

  /** What is suspicious about the credential, each a sentence that names the field; mostly nothing. */
  public List<String> doubts() {
    return application == null ? Collections.emptyList() : application.doubts();
  }
}
