package org.muleentra.jwt.tool.doctor;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.CallerKindCheck;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.tool.registration.Application;
import org.muleentra.jwt.tool.registration.Registered;

/**
 * A form beside the registrations.
 *
 * @param values the form's settings, proven
 * @param registered what is known
 * @param clock by which credentials end
 */
public record Case(SettingValues values, Registered registered, Clock clock) {

  Application api() {
    return registered.api();
  }

  /** Whether any kind of caller with scopes may call. */
  boolean takesDelegated() {
    return values.get(CallerKindCheck.CALLER_KINDS).stream().anyMatch(CallerKind::delegated);
  }

  /** Whether any kind of caller with app roles of its own may call. */
  boolean takesApplications() {
    return values.get(CallerKindCheck.CALLER_KINDS).stream().anyMatch(kind -> !kind.delegated());
  }

  /** The ids in {@code roleMappings}: of groups, or of directory roles. */
  Set<String> mappedIds() {
    return mappedIds(values);
  }

  /** The same of a form alone. */
  public static Set<String> mappedIds(SettingValues values) {
    return mapped(values, true);
  }

  /** The names in {@code roleMappings}: of app roles, or of groups where these are emitted by name. */
  Set<String> mappedNames() {
    return mapped(values, false);
  }

  private static Set<String> mapped(SettingValues values, boolean ids) {
    return values.get(Admission.ROLE_MAPPINGS).keySet().stream().filter(key -> Guid.isGuid(key) == ids).collect(Collectors.toSet());
  }

  /** A command that changes members of the API's application ("Update application"); what it does not name stays. */
  String patch(String body) {
    return "az rest --method PATCH --url \"https://graph.microsoft.com/v1.0/applications(appId='" + api().appId()
        + "')\" --headers Content-Type=application/json --body '" + body + "'";
  }

  static String list(Collection<String> texts) {
    return String.join(", ", List.copyOf(texts));
  }
}
