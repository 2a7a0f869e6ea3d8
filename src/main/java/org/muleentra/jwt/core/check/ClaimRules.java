package org.muleentra.jwt.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;

/** The claim rules of one configuration, seen together: whether any token can meet them, and whether any can fail; immutable. */
public final class ClaimRules {

  /** Rules of the form {@code claim operator value}, all of which must hold. */
  public static final Setting<Collection<String>, ClaimRules> CLAIM_RULES =
      Setting.list("claimRules", ClaimRule.FORMAT, ClaimRule::parse).as((field, rules) -> new ClaimRules(rules));

  /** Without which a token is refused, whatever the rules say. */
  private static final Set<String> ALWAYS_THERE = new HashSet<>(Arrays.asList("iss", "aud", "exp", "ver"));

  private final List<ClaimRule> rules;

  /**
   * @param rules in the order of the setting
   * @throws InvalidSettingException where no token can meet all of them
   */
  public ClaimRules(List<ClaimRule> rules) {
    this.rules = Collections.unmodifiableList(new ArrayList<>(rules));
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).operator() == ClaimOperator.ABSENT && ALWAYS_THERE.contains(rules.get(i).claim())) {
        throw new InvalidSettingException(entry(i), "must not ask for the absence of a claim that every token has");
      }
      for (int j = 0; j < i; j++) {
        if (contradict(rules.get(j), rules.get(i))) {
          throw new InvalidSettingException(CLAIM_RULES.name(), "must not contradict each other: no claim can meet both " + entry(j)
              + " and " + entry(i));
        }
      }
    }
  }

  private static String entry(int index) {
    return Setting.entry(CLAIM_RULES.name(), index);
  }

  private static boolean contradict(ClaimRule one, ClaimRule other) {
    if (!one.claim().equals(other.claim())) {
      return false;
    }
    if (one.values().isEmpty() && other.values().isEmpty()) {
      // A claim that is there is a list, a text or a number, and each of these operators asks for one of them.
      Set<ClaimOperator> operators = EnumSet.of(one.operator(), other.operator());
      return operators.contains(ClaimOperator.ABSENT) ? operators.size() > 1
          : !operators.contains(ClaimOperator.EXISTS) && operators.size() > 1;
    }
    ClaimRule finite = one.values().isEmpty() ? other : one;
    return finite.values().stream().flatMap(ClaimRules::readings)
        .noneMatch(value -> one.holdsFor(value) && other.holdsFor(value));
  }

  /** What a claim may be of which this is the text. */
  private static Stream<Object> readings(String text) {
    List<Object> readings = new ArrayList<>(Arrays.asList(text, Boolean.valueOf(text)));
    try {
      readings.add(Double.valueOf(text));
      readings.add(Long.valueOf(text));
    } catch (NumberFormatException isNoNumber) {
      // Then it is read as the rest.
    }
    return readings.stream();
  }

  /**
   * Holds the rules on a claim to the values that tokens can have in it by another setting.
   *
   * @param possible all values, with {@code null} where the claim may be absent
   * @param setting by which there are no others
   * @throws InvalidSettingException naming the first rule that none of them meets
   */
  public void requirePossible(String claim, Collection<?> possible, String setting) {
    for (int i = 0; i < rules.size(); i++) {
      ClaimRule rule = rules.get(i);
      // A list holds what it must and may hold more.
      if (rule.claim().equals(claim) && rule.operator() != ClaimOperator.CONTAINS && possible.stream().noneMatch(rule::holdsFor)) {
        throw new InvalidSettingException(entry(i),
            "must agree with " + setting + ": no token that passes there has such a claim");
      }
    }
  }

  /**
   * Holds the rules on a claim to a value that no token can have in it by another setting.
   *
   * @throws InvalidSettingException naming the first rule that takes no other value
   */
  public void requireOtherThan(String claim, String impossible, String setting) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).claim().equals(claim) && rules.get(i).values().equals(Collections.singletonList(impossible))) {
        throw new InvalidSettingException(entry(i),
            "must agree with " + setting + ": no token that passes there has such a claim");
      }
    }
  }

  /**
   * Whether the rules keep anybody out: whether at least one of them fails for some of the tokens that strangers bring.
   *
   * @param strangers by claim what their tokens say, in groups; to keep nobody out a rule must hold for some value of each
   */
  public boolean keepOut(Map<String, List<List<Object>>> strangers) {
    return rules.stream().anyMatch(rule -> keepsOut(rule, strangers.get(rule.claim())));
  }

  private static boolean keepsOut(ClaimRule rule, List<List<Object>> strangers) {
    ClaimType type = ClaimType.of(rule.claim());
    // A stranger's token lacks what it may lack; and of the claims of which the type is certain, Entra puts into every
    // token those that the API asks for, whoever the caller is.
    if (rule.operator() == ClaimOperator.ABSENT || type != null && rule.operator() == ClaimOperator.EXISTS) {
      return false;
    }
    return strangers == null
        || !strangers.stream().allMatch(values -> values.stream().anyMatch(rule::holdsFor));
  }

  /** The rules, in the order of the setting, that hold for every token which the other settings take. */
  public List<String> idle(String claim, Collection<?> possible) {
    List<String> idle = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).claim().equals(claim) && !possible.isEmpty() && possible.stream().allMatch(rules.get(i)::holdsFor)) {
        idle.add(entry(i));
      }
    }
    return idle;
  }

  /** The rules that compare a claim, which is a text of words, with whole texts. */
  public List<String> ofWholeText(String claim) {
    List<String> whole = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).claim().equals(claim) && !rules.get(i).values().isEmpty()) {
        whole.add(entry(i));
      }
    }
    return whole;
  }

  /** The rules, in the order of the setting. */
  public List<ClaimRule> all() {
    return rules;
  }
}
