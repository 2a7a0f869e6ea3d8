package org.muleentra.jwt.tool.replay;

import java.util.Arrays;
import java.util.List;
import org.muleentra.jwt.tool.explain.Explanation;
import org.muleentra.jwt.tool.explain.Step;

/** The steps of an explanation by their names. */
final class Steps {

  static final String CREDENTIALS = "credentials";
  static final String FORM = "form";
  static final String AUTHORITY = "authority";
  static final String KEY = "key";
  static final String SIGNATURE = "signature";
  static final String CLAIMS = "claims";
  static final String KEYS_ISSUER = "key's issuer";
  static final String ISSUER = "issuer";
  static final String AUDIENCE = "audience";
  static final String LIFETIME = "lifetime";
  static final String BEARER_TOKEN = "bearer token";
  static final String KIND = "kind of caller";
  static final String CLAIM_RULE = "claim rule";
  static final String DIRECTORY = "directory";
  static final String ROLES = "roles";

  private Steps() {
  }

  /** The one of this name; of claim rules the first. */
  static Step named(String name, Explanation explanation) {
    return explanation.steps().stream().filter(step -> step.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no step " + name));
  }

  /** The step that is the same check as another explanation's, or {@code null}. */
  static Step same(Step step, List<Step> steps, Gate one, Gate other) {
    return steps.stream().filter(old -> old.name().equals(step.name()) && isSameText(old.expected(), step.expected())
        && (step.name().equals(CLAIM_RULE) || one.agreesWith(other, step.settings()))).findFirst().orElse(null);
  }

  /** Sets in another order are the same sets; a claim rule's words are in their order. */
  private static boolean isSameText(String one, String other) {
    return one.equals(other) || !one.isEmpty() && Arrays.equals(words(one), words(other));
  }

  private static String[] words(String text) {
    return Arrays.stream(text.split("[ ,]+")).sorted().toArray(String[]::new);
  }
}
