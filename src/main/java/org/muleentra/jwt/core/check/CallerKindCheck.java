package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/** Only access tokens pass, and only for the kinds of caller that are allowed; tells the kind, of which later rules speak. */
public final class CallerKindCheck implements Check {

  public static final Setting<Collection<String>, Set<CallerKind>> CALLER_KINDS =
      Setting.choices("callerKinds", CallerKind.class, CallerKind::setting, EnumSet.of(CallerKind.USER, CallerKind.APP));

  private final Set<CallerKind> allowed;

  /** @param allowed at least one kind */
  public CallerKindCheck(Collection<CallerKind> allowed) {
    this.allowed = EnumSet.copyOf(allowed);
  }

  /** The kind of caller, or why the token is refused. */
  Outcome<CallerKind> kind(Claims claims, Authority authority) {
    Optional<CallerKind> kind = CallerKind.of(claims, authority);
    if (!kind.isPresent()) {
      return Outcome.refused(Reason.NOT_AN_ACCESS_TOKEN);
    }
    return allowed.contains(kind.get()) ? Outcome.of(kind.get()) : Outcome.refused(Reason.CALLER_KIND_NOT_ALLOWED);
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    return Optional.ofNullable(kind(claims, authority).refusal());
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("kind of caller", "the caller is "
            + CheckDescription.oneOf(allowed.stream().map(CallerKind::setting).collect(Collectors.toList())))
        .reading("scp", "idtyp", "oid", "sub", "xms_act_fct", "xms_sub_fct", "xms_par_app_azp").setBy(CALLER_KINDS.name());
  }
}
