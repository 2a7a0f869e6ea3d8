package org.muleentra.jwt.tool.replay;

import java.util.List;
import org.muleentra.jwt.core.directory.DirectorySettings;
import org.muleentra.jwt.core.directory.GroupOverage;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.mule.setting.PlatformSettings;
import org.muleentra.jwt.tool.explain.Explanation;
import org.muleentra.jwt.tool.explain.Step;

/** Which rules two forms share, so that what came of one then comes of it again. */
record SameRules(Gate before, Gate after) {

  private static final List<Setting<?, ?>> OF_ROLES = List.of(Admission.ROLE_MAPPINGS, Admission.REQUIRED_ROLES,
      Admission.REQUIRED_ROLES_OF_APPS, Admission.ROLE_MATCH);

  /** Whether everything by which the one form refuses stands in the other. */
  boolean keepsAll(List<Step> then, List<Step> now) {
    return then.stream().allMatch(step -> keeps(step, now));
  }

  private boolean keeps(Step step, List<Step> now) {
    return switch (step.name()) {
      case Steps.CREDENTIALS -> after.longestToken() <= before.longestToken();
      case Steps.FORM, Steps.CLAIMS -> true;
      case Steps.AUTHORITY, Steps.ISSUER -> after.hasTheAuthoritiesOf(before);
      case Steps.KEY, Steps.SIGNATURE, Steps.KEYS_ISSUER -> after.hasTheHostsOf(before);
      case Explanation.DENY_LIST -> denyList();
      case Steps.DIRECTORY -> directory();
      case Steps.ROLES -> roles();
      default -> Steps.same(step, now, before, after) != null;
    };
  }

  boolean denyList() {
    return after.agreesWith(before, PlatformSettings.REVOCATION_OBJECT_STORE);
  }

  private boolean directory() {
    return after.overage() == before.overage() && after.mappings().keySet().equals(before.mappings().keySet())
        && after.asksForEnabledAccounts() == before.asksForEnabledAccounts() && after.asksGraphAs(before);
  }

  boolean roles() {
    return OF_ROLES.stream().allMatch(setting -> after.agreesWith(before, setting))
        && (after.overage() == before.overage() && after.asksGraphAs(before) || Groups.seesTheSameGroups(before, after));
  }

  /** Whether an account that was enabled for the one is for the other. */
  boolean enabledAccounts() {
    return !after.asksForEnabledAccounts()
        || after.agreesWith(before, DirectorySettings.REQUIRE_ENABLED_ACCOUNT) && after.asksGraphAs(before);
  }

  /** Whether whoever was not refused for groups left out is not by the other. */
  boolean groupsLeftOut() {
    return after.mappings().isEmpty() || after.overage() == GroupOverage.APP_ROLES_ONLY || Groups.noneWereLeftOut(before)
        || after.overage() == before.overage() && after.asksGraphAs(before)
            && (after.mappings().keySet().equals(before.mappings().keySet()) || before.asksForGroups() && after.asksForGroups());
  }
}
