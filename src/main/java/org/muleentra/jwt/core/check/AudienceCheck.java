package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.Claims;

/** The token must be meant for this API (RFC 7519 §4.1.3); a value is compared as it stands, slashes included. */
public final class AudienceCheck implements Check {

  /** The values of {@code aud} that are taken: client ids in lower case, and App ID URIs. */
  public static final Setting<Collection<String>, Set<String>> AUDIENCES = Setting.atLeastOne("audiences", Audiences.FORMAT);

  private final Set<String> audiences;

  /** @param audiences the accepted values of {@code aud}, at least one */
  public AudienceCheck(Collection<String> audiences) {
    this.audiences = ExpectedValues.copyOf(audiences);
  }

  /** The audiences with every spelling that Entra has of them. */
  public static Set<String> accepted(SettingValues values) {
    return Audiences.inEntrasSpelling(values.get(AUDIENCES));
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    return ExpectedValues.anyIn(claims.audiences(), audiences)
        ? Optional.empty() : Optional.of(Reason.AUDIENCE_MISMATCH.refusal());
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("audience", "aud is " + CheckDescription.oneOf(audiences)).reading("aud").setBy(AUDIENCES.name());
  }
}
