package org.muleentra.jwt.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.fixture.Picture;

/** The bounds in the picture of {@code docs/operate/credentials.md} are those of the code. */
class RotationPictureTest {

  @Test
  void theBoundsAreThoseOfTheCode() {
    assertThat(RotationSteps.TAKEN_TIMES).isEqualTo(3);
    assertThat(RotationSteps.OVERLAP).isEqualTo(Duration.ofDays(1));
    assertThat(Picture.on("operate/credentials.md", 1).text()).contains(
        "looks after " + RotationSteps.SETTLE.getSeconds() + " s",
        "until three tokens came, " + RotationSteps.APART.getSeconds() + " s apart",
        "OLD stays registered for a day", "a day later");
  }
}
