package org.muleentra.jwt.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.identity.TokenFault;
import org.muleentra.jwt.fixture.Picture;

/** The step-up in the picture of {@code docs/use/outbound.md} is the answer that a caller gets. */
class OnBehalfOfPictureTest {

  @Test
  void theAnswerIsThatOfThePicture() {
    Answer answer = new OutboundAnswers("https://login.example.com").stepUp(StepUp.toClaims("{\"access_token\":{}}"));

    assertThat(answer.headers().get("WWW-Authenticate")).contains("error=\"insufficient_claims\"", "claims=\"");
    assertThat(Picture.on("use/outbound.md", 1).text())
        .contains(TokenFault.STEP_UP_REQUIRED.name(), answer.status() + " insufficient_claims, claims");
  }
}
