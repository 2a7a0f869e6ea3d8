package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.Objects;

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
      JsonMembers members = new JsonMembers(part);
      document.forEach((name, value) -> sameByName(text, part, members, name, value));
      same(text, members, document);
    }
    return document != null;
  }

  private static void sameByName(byte[] text, StrictJson part, JsonMembers members, String name, Object value) {
    Object ours = members.get(name);
    if (!Objects.equals(ours, value) || !members.containsKey(name) || members.containsKey(name + '?') || members.get(name + '?') != null
        || !Objects.equals(part.text(name), value instanceof String ? value : null) || !tellBeginnings(ours)) {
      assertThat(ours).as(name + " of " + Base64.getEncoder().encodeToString(text)).isEqualTo(value);
      assertThat(part.text(name)).as(name).isEqualTo(value instanceof String ? value : null);
      assertThat(members).as("by names that are there alone").containsKey(name).doesNotContainKey(name + '?');
      assertThat(tellBeginnings(ours)).as("hash codes of beginnings").isTrue();
    }
  }

  private static boolean tellBeginnings(Object value) {
    for (int i = 0; value instanceof JsonTexts && i < ((JsonTexts) value).size(); i++) {
      String whole = ((JsonTexts) value).get(i);
      if (((JsonTexts) value).hashOfBeginning(i, 4) != whole.substring(0, Math.min(4, whole.length())).hashCode()) {
        return false;
      }
    }
    return true;
  }

  private static void same(byte[] text, Map<String, Object> ours, Map<String, Object> jacksons) {
    // The text tells the order of members, too; AssertJ costs more than the reading.
    if (ours == null ? jacksons != null : !ours.equals(jacksons) || !ours.toString().equals(jacksons.toString())) {
      assertThat(ours).as(Base64.getEncoder().encodeToString(text)).isEqualTo(jacksons);
    }
  }
}
