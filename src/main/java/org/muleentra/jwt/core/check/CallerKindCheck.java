package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/** Only access tokens pass, and only for the kinds of caller that are allowed. */
public final class CallerKindCheck implements Check {

  public static final Setting<Collection<String>, Set<CallerKind>> CALLER_KINDS =
      Setting.choices("callerKinds", CallerKind.class, CallerKind::setting, EnumSet.of(CallerKind.USER, CallerKind.APP));

  private final Set<CallerKind> allowed;

  /** @param allowed at least one kind */
  public CallerKindCheck(Collection<CallerKind> allowed) {
    this.allowed = EnumSet.copyOf(allowed);
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    Optional<CallerKind> kind = CallerKind.of(claims, authority);
    if (!kind.isPresent()) {
      return Optional.of(Reason.NOT_AN_ACCESS_TOKEN.refusal());
    }
    return allowed.contains(kind.get()) ? Optional.empty() : Optional.of(Reason.CALLER_KIND_NOT_ALLOWED.refusal());
  }
}
