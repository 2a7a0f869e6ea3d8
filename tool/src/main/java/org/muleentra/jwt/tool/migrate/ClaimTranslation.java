package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.Guid;

/**
 * Writes what the source asks of claims as claim rules, required scopes and required roles: each for the same tokens or for fewer, by the
 * page docs/begin/claim-rules.md. What no rule can say is left open.
 */
final class ClaimTranslation {

  private static final String RULES = "claimRules";

  /** Claims that are lists of texts, or else refuse the token (Microsoft identity platform, "Access token claims reference"). */
  private static final Set<String> LISTS = Set.of("roles", "groups", "wids", "amr");
  /** Claims that are texts, or else refuse the token. */
  private static final Set<String> TEXTS = Set.of("iss", "tid", "tfp", "ver", "azp", "appid", "azpacr", "appidacr", "sub", "oid", "idtyp",
      "scp", "uti", "sid");
  /** Claims of IDs, which rules read in lower case. */
  private static final Set<String> IDS = Set.of("tid", "oid", "azp", "appid", "groups", "wids");
  /** Lists as Entra sends them, although a text may stand in their place. */
  private static final Set<String> MOSTLY_LISTS = Set.of("acrs", "xms_cc");

  /** What else becomes a role by a mapping, and must not stand in for the claim that is meant. */
  private static final Map<String, String> MAPPED_TOO = Map.of("roles", "groups", "groups", "roles");

  /** How a number or a truth value is written. */
  private static final Pattern LITERAL = Pattern.compile("true|false|-?[0-9.][0-9.eE+-]*|-?Infinity|NaN");

  private final FormDraft draft;

  ClaimTranslation(FormDraft draft) {
    this.draft = draft;
  }

  /** Why a claim cannot be carried over, as the rest of a sentence. */
  private static final class Beyond extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Beyond(String why) {
      super(why, null, false, false);
    }
  }

  void translate(ClaimDemand demand) {
    try {
      String field = write(demand);
      draft.carried(demand.place(), field);
      if (demand.optional()) {
        draft.note(Note.Kind.NEWLY_REFUSED, demand.place(), field, "tokens without " + demand.claim() + ", which the source let in");
      }
    } catch (Beyond e) {
      draft.open(Note.Kind.UNCARRIED, demand.place(), RULES, e.getMessage());
    }
  }

  private String write(ClaimDemand demand) {
    if (demand.separator() != null && !demand.values().isEmpty()) {
      return parts(demand);
    }
    if (!lists(demand)) {
      return rules(demand, demand.values().isEmpty() ? List.of(demand.claim() + " exists") : scalars(demand));
    }
    if (demand.all() || demand.values().size() == 1) {
      return rules(demand, demand.values().stream().map(value -> contains(demand, value)).toList());
    }
    return roles(demand);
  }

  /** Whether entries of a list are meant; where either is, the claim tells which it is in Entra's tokens. */
  private boolean lists(ClaimDemand demand) {
    String claim = demand.claim();
    if (demand.values().isEmpty()) {
      return false;
    }
    if (demand.kind() == ClaimDemand.Kind.LIST) {
      return true;
    }
    if (LISTS.contains(claim) && demand.kind() != ClaimDemand.Kind.SCALAR_OR_LIST) {
      throw new Beyond(claim + " is a list and is compared with a text, so the source lets in nobody: ask for an entry by contains");
    }
    boolean several = demand.all() && demand.values().size() > 1;
    return LISTS.contains(claim)
        || demand.kind() == ClaimDemand.Kind.SCALAR_OR_LIST && (MOSTLY_LISTS.contains(claim) || several && !TEXTS.contains(claim));
  }

  private List<String> scalars(ClaimDemand demand) {
    String claim = demand.claim();
    List<String> values = demand.values();
    if (demand.all() && values.size() > 1) {
      throw new Beyond(claim + " is one text, and cannot be all of several");
    }
    values.forEach(value -> requireUsable(claim, value));
    if (demand.kind() == ClaimDemand.Kind.SCALAR_OR_LIST && !TEXTS.contains(claim)) {
      draft.note(Note.Kind.NEWLY_REFUSED, demand.place(), RULES, "tokens in which " + claim + " is a list: if it is one, write contains");
    }
    if (demand.kind() == ClaimDemand.Kind.NUMBER) {
      // Equal to a text as well, and a text is never at least anything.
      return List.of(claim + " equals " + values.get(0), claim + " at-least " + values.get(0));
    }
    boolean textAlone = demand.kind() == ClaimDemand.Kind.TEXT && !TEXTS.contains(claim)
        && values.stream().anyMatch(ClaimTranslation::isLiteral);
    if (textAlone || values.size() > 1 && values.stream().anyMatch(value -> value.contains(","))) {
      return List.of(claim + " matches " + values.stream().map(ClaimTranslation::quoted).collect(Collectors.joining("|", "(?:", ")")));
    }
    return List.of(claim + (values.size() == 1 ? " equals " : " in ") + String.join(",", values));
  }

  private String contains(ClaimDemand demand, String value) {
    requireUsable(demand.claim(), value);
    if (demand.kind() == ClaimDemand.Kind.LIST && !LISTS.contains(demand.claim()) && isLiteral(value)) {
      throw new Beyond("a rule that looks for this text in " + demand.claim() + " also takes the number or truth value that is written so");
    }
    return demand.claim() + " contains " + value;
  }

  /** Any of several entries: as roles of the API's own, of which a caller needs one, as long as nothing else becomes such a role. */
  private String roles(ClaimDemand demand) {
    String claim = demand.claim();
    String other = MAPPED_TOO.get(claim);
    if (other == null || draft.has("requiredRoles")) {
      throw new Beyond(other == null ? "rules cannot ask for one of several entries of " + claim
          : "a form can ask for one of several roles or groups once, and does so already");
    }
    for (String value : demand.values()) {
      requireUsable(claim, value);
      if (claim.equals("groups") != Guid.isGuid(value)) {
        throw new Beyond(claim.equals("groups") ? "groups are mapped by ID, as their names can be given to others"
            : "an app role that is written like an ID could be taken for a group or a directory role");
      }
    }
    Set<String> values = new LinkedHashSet<>(demand.values());
    draft.addAll("roleMappings", values.stream().map(value -> Map.of("key", value, "value", value)).toList());
    draft.addAll("requiredRoles", values);
    draft.addAll(RULES, List.of(other + " absent"));
    draft.note(Note.Kind.NEWLY_REFUSED, demand.place(), RULES, "tokens with " + other + ", of which one could be named like an entry "
        + "of " + claim
        + ": take the rule out where the API's registration rules that out");
    return "requiredRoles";
  }

  /** One of the parts of a text; of {@code scp} the parts are scopes. */
  private String parts(ClaimDemand demand) {
    String separator = demand.separator();
    String claim = demand.claim();
    if (LISTS.contains(claim) || demand.kind() == ClaimDemand.Kind.NUMBER) {
      throw new Beyond(claim + " is a list, which has no separator");
    }
    if (separator.isEmpty() || demand.values().stream().anyMatch(value -> value.contains(separator))) {
      throw new Beyond("the separator of " + claim + " is empty, or a part of a value");
    }
    boolean scopes = claim.equals("scp") && separator.equals(" ") && !draft.has("requiredScopes")
        && demand.values().stream().allMatch(value -> Translation.refusal("requiredScopes", value) == null);
    if (scopes) {
      draft.addAll("requiredScopes", demand.values());
      if (demand.all() && demand.values().size() > 1) {
        draft.set("scopeMatch", "all");
      }
      return "requiredScopes";
    }
    demand.values().forEach(value -> requireUsable(claim, value));
    List<List<String>> rules = demand.all() ? demand.values().stream().map(List::of).toList() : List.of(demand.values());
    String part = quoted(separator);
    return rules(demand, rules.stream().map(values -> claim + " matches (?s)(?:.*" + part + ")?(?:"
        + values.stream().map(ClaimTranslation::quoted).collect(Collectors.joining("|")) + ")(?:" + part + ".*)?").toList());
  }

  /** Writes rules, each of which a deployment must take, and sees to it that no dot leads elsewhere. */
  private String rules(ClaimDemand demand, List<String> rules) {
    List<String> all = new ArrayList<>(rules);
    all.addAll(dots(demand.claim()));
    for (String rule : all) {
      String refusal = Translation.refusal(RULES, rule);
      if (refusal != null) {
        throw new Beyond("what is asked of " + demand.claim() + " is no rule that a deployment takes: it " + refusal);
      }
    }
    draft.addAll(RULES, all);
    return RULES;
  }

  /**
   * In a rule, where there is no claim of the very name, a dot leads into an object, which to the source is another claim: it must be
   * absent.
   */
  private static List<String> dots(String claim) {
    List<String> rules = new ArrayList<>();
    boolean literal = claim.startsWith("extn.") || claim.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
    for (int dot = claim.indexOf('.'); dot >= 0; dot = claim.indexOf('.', dot + 1)) {
      if (!literal && !rules.isEmpty()) {
        throw new Beyond(claim + " has dots, which in a rule lead into an object");
      }
      rules.add(claim.substring(0, dot) + " absent");
    }
    return rules;
  }

  private static void requireUsable(String claim, String value) {
    if (value.isBlank() || !value.equals(value.strip()) || value.chars().anyMatch(Character::isISOControl)) {
      throw new Beyond("a value for " + claim + " is empty, or begins or ends with white space");
    }
    if (IDS.contains(claim) && !value.equals(Guid.canonical(value))) {
      throw new Beyond("an ID for " + claim + " is in upper case, which the source compares as it stands and Entra writes in lower case");
    }
  }

  private static boolean isLiteral(String value) {
    return LITERAL.matcher(value).matches();
  }

  /** A regular expression for this very text. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    text.chars().forEach(c -> {
      boolean sign = c > ' ' && c <= '~' && !Character.isLetterOrDigit(c);
      quoted.append(sign ? "\\" : "").append((char) c);
    });
    return quoted.toString();
  }
}
