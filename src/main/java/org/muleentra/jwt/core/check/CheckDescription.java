package org.muleentra.jwt.core.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What a check is about, for who explains decisions: no rule rests on it. Immutable, and free of any value out of a token. */
public final class CheckDescription {

  private final String name;
  private final String expected;
  private final List<String> claims;
  private final List<String> settings;

  private CheckDescription(String name, String expected, List<String> claims, List<String> settings) {
    this.name = name;
    this.expected = expected;
    this.claims = claims;
    this.settings = settings;
  }

  /**
   * A description without claims and settings.
   *
   * @param name one or a few words, such as {@code audience}
   * @param expected what must hold, as the rest of a sentence: {@code aud is …}
   */
  static CheckDescription of(String name, String expected) {
    return new CheckDescription(name, expected, Collections.emptyList(), Collections.emptyList());
  }

  CheckDescription reading(String... names) {
    return new CheckDescription(name, expected, Collections.unmodifiableList(Arrays.asList(names)), settings);
  }

  CheckDescription setBy(String... names) {
    return new CheckDescription(name, expected, claims, Collections.unmodifiableList(Arrays.asList(names)));
  }

  /** Values in words: one as it stands, of several one or all. */
  static String oneOf(Collection<String> values) {
    return values.size() == 1 ? values.iterator().next() : "one of " + String.join(", ", values);
  }

  /** What the check is called. */
  public String name() {
    return name;
  }

  /** What must hold. */
  public String expected() {
    return expected;
  }

  /** The claims that it reads, in no order of weight; empty for none. */
  public List<String> claims() {
    return claims;
  }

  /** The settings that it rests on; empty for a rule that nobody can set. */
  public List<String> settings() {
    return settings;
  }
}
