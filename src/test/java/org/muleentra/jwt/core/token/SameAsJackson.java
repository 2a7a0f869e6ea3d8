package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;

/** Holds {@link StrictJson} to Jackson's verdict and values. */
public final class SameAsJackson {

  private SameAsJackson() {}

  /** Fails where the two differ; whether they read it. */
  public static boolean read(byte[] text) {
    StrictJson part = StrictJson.partOfToken(text);
    same(text, part == null ? null : part.members(), JacksonJson.partOfToken(text));
    Map<String, Object> document = JacksonJson.object(text);
    same(text, StrictJson.object(text), document);
    if (part != null) {
      document.forEach((name, value) -> assertThat(part.text(name)).isEqualTo(value instanceof String ? value : null));
    }
    return document != null;
  }

  private static void same(byte[] text, Map<String, Object> ours, Map<String, Object> jacksons) {
    // The text tells the order of members, too; AssertJ costs more than the reading.
    if (ours == null ? jacksons != null : !ours.equals(jacksons) || !ours.toString().equals(jacksons.toString())) {
      assertThat(ours).as(Base64.getEncoder().encodeToString(text)).isEqualTo(jacksons);
    }
  }
}
