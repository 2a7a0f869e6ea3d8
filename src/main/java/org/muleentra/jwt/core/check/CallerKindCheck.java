package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/** Only access tokens pass, and only for the kinds of caller that are allowed; tells the kind, of which later rules speak. */
public final class CallerKindCheck {

  public static final Setting<Collection<String>, Set<CallerKind>> CALLER_KINDS =
      Setting.choices("callerKinds", CallerKind.class, CallerKind::setting, EnumSet.of(CallerKind.USER, CallerKind.APP));

  private final Set<CallerKind> allowed;

  /** @param allowed at least one kind */
  public CallerKindCheck(Collection<CallerKind> allowed) {
    this.allowed = EnumSet.copyOf(allowed);
  }

  /** The kind of caller, or why the token is refused. */
  Outcome<CallerKind> check(Claims claims, Authority authority) {
    Optional<CallerKind> kind = CallerKind.of(claims, authority);
    if (!kind.isPresent()) {
      return Outcome.refused(Reason.NOT_AN_ACCESS_TOKEN);
    }
    return allowed.contains(kind.get()) ? Outcome.of(kind.get()) : Outcome.refused(Reason.CALLER_KIND_NOT_ALLOWED);
  }
}
