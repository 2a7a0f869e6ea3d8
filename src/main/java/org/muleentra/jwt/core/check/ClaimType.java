package org.muleentra.jwt.core.check;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The JSON type of the claims of which it is certain, and so which rules on them can ever hold.
 *
 * <p>Source: Microsoft identity platform, "Access token claims reference" and "Optional claims reference". All but those
 * under {@link #SCALAR} and {@link #OBJECT} are read by type by {@link org.muleentra.jwt.core.token.Claims}, which refuses
 * a token in which they have another.
 */
enum ClaimType {
  /** A text; of {@code scp} and the facets one of words with spaces between. */
  TEXT("one text", EnumSet.of(ClaimOperator.EQUALS, ClaimOperator.IN, ClaimOperator.MATCHES),
      "iss", "tid", "tfp", "ver", "azp", "appid", "azpacr", "appidacr", "sub", "oid", "idtyp", "scp", "uti", "sid",
      "xms_act_fct", "xms_sub_fct"),
  /** A list of texts. */
  TEXTS("a list", EnumSet.of(ClaimOperator.CONTAINS), "roles", "groups", "amr", "wids"),
  /** Either. */
  TEXT_OR_TEXTS("a text or a list",
      EnumSet.of(ClaimOperator.EQUALS, ClaimOperator.IN, ClaimOperator.MATCHES, ClaimOperator.CONTAINS),
      "aud", "acrs", "xms_cc"),
  /** Seconds since the epoch. */
  NUMBER("a number", EnumSet.of(ClaimOperator.EQUALS, ClaimOperator.IN, ClaimOperator.AT_LEAST),
      "exp", "nbf", "iat", "auth_time"),
  /** A text, number or truth value: documents and tokens differ on which, and never is it a list. */
  SCALAR("one value", EnumSet.of(ClaimOperator.EQUALS, ClaimOperator.IN, ClaimOperator.MATCHES, ClaimOperator.AT_LEAST),
      "acct", "acr", "idp", "hasgroups", "ctry", "tenant_ctry", "in_corp", "ipaddr", "deviceid", "xms_mirid",
      "xms_par_app_azp", "xms_tcdt"),
  /** An object, of which only its members can be asked. */
  OBJECT("an object", EnumSet.noneOf(ClaimOperator.class), "_claim_names", "_claim_sources");

  private static final Map<String, ClaimType> BY_CLAIM = new HashMap<>();

  /** Claims that hold ids of Entra's, GUIDs in lower case. */
  private static final Set<String> IDS = new HashSet<>(Arrays.asList("tid", "oid", "azp", "appid", "groups", "wids"));

  static {
    for (ClaimType type : values()) {
      type.claims.forEach(claim -> BY_CLAIM.put(claim, type));
    }
  }

  private final String words;
  private final Set<ClaimOperator> operators;
  private final List<String> claims;

  ClaimType(String words, Set<ClaimOperator> operators, String... claims) {
    this.words = words;
    this.operators = operators;
    this.claims = Collections.unmodifiableList(Arrays.asList(claims));
  }

  /** The type of a claim, or {@code null} where nothing is certain. */
  static ClaimType of(String claim) {
    return BY_CLAIM.get(claim);
  }

  static boolean holdsIds(String claim) {
    return IDS.contains(claim);
  }

  /** The claims of this type that a token may have of no other; none where documents leave it open. */
  static List<String> enforced(ClaimType type) {
    return type == SCALAR || type == OBJECT ? Collections.emptyList() : type.claims;
  }

  /** Whether a rule with this operator can ever hold for such a claim. */
  boolean takes(ClaimOperator operator) {
    return !operator.takesValue() || operators.contains(operator);
  }

  /** What it is and how to ask it, as the rest of a sentence about the claim. */
  String cure(String claim) {
    switch (claim) {
      case "scp":
        return "scp is one text, of scopes with spaces between: use requiredScopes, or matches";
      case "roles":
        return "roles is a list: use contains, or for applications requiredAppRoles";
      case "xms_act_fct":
      case "xms_sub_fct":
        return claim + " is one text, of numbers with spaces between: use callerKinds, or matches";
      default:
        StringBuilder words = new StringBuilder();
        operators.forEach(operator -> words.append(operator.word()).append(", "));
        return claim + " is " + this.words + ": use " + words + "exists or absent";
    }
  }
}
