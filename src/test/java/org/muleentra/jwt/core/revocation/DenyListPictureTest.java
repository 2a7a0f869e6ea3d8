package org.muleentra.jwt.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.Picture;

/** The bounds in the picture of {@code docs/use/revocation.md} are those of the code; {@code DenyListTest} proves them. */
class DenyListPictureTest {

  @Test
  void theBoundsAreThoseOfTheCode() {
    Duration life = RevocationRequest.TOKEN_LIFE;

    assertThat(Picture.on("use/revocation.md", 1).text()).contains(
        "done, within " + StoreUse.WAIT.getSeconds() + " s",
        "every " + DenyList.RELOAD.getSeconds() + " s", "within " + DenyList.RELOAD.getSeconds() + " s, the reading and the lag",
        "serves " + DenyList.SERVES.getSeconds() + " s",
        life.toHours() + " hours and " + life.minusHours(life.toHours()).toMinutes() + " minutes after it was made the entry ends",
        Reason.TOKEN_REVOKED.family().status() + " " + Reason.TOKEN_REVOKED,
        Reason.REVOCATIONS_UNAVAILABLE.family().status() + " " + Reason.REVOCATIONS_UNAVAILABLE);
  }
}
