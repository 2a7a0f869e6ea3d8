package org.muleentra.jwt.tool.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AuthenticationAgeCheck;
import org.muleentra.jwt.core.check.AuthenticationContextCheck;
import org.muleentra.jwt.core.check.AuthenticationMethodCheck;
import org.muleentra.jwt.core.check.Check;
import org.muleentra.jwt.core.check.CheckDescription;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.check.ClaimRule;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.tool.registration.Application.OptionalClaim;
import org.muleentra.jwt.tool.registration.Application;

/**
 * Claims that checks of the form read, and that tokens have only where the registration asks for them.
 *
 * <p>Source: Microsoft identity platform, "Optional claims reference" and "Configure optional claims".
 */
final class OptionalClaimExamination implements Examination {

  /** In no token of either version unless asked for. */
  private static final Set<String> ASKED_FOR = Set.of("acct", "acrs", "auth_time", "ctry", "email", "fwd", "idtyp", "login_hint", "sid",
      "tenant_ctry", "tenant_region_scope", "verified_primary_email", "verified_secondary_email", "vnet", "xms_cc", "xms_edov", "xms_pdl",
      "xms_pl", "xms_tpl", "ztdid");

  /** In tokens of version 1.0 always, and in those of 2.0 where asked for. */
  private static final Set<String> ASKED_FOR_IN_V2 = Set.of("ipaddr", "onprem_sid", "pwd_exp", "pwd_url", "in_corp", "nickname",
      "family_name", "given_name", "upn");

  /** Without it a check still decides: no challenge is sent, but refusals are the same. */
  private static final String CAPABILITIES = "xms_cc";

  private static final String EXTENSION = "extn.";
  private static final String PAGE = "docs/begin/entra-setup.md, step 4";

  /** The checks that rest on an optional claim; kinds of caller are told without any. */
  private static final Set<String> RESTING = Set.of(ClaimRules.CLAIM_RULES.name(),
      AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT.name(), AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE.name(),
      AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS.name());

  @Override
  public void examine(Case subject, Consumer<Finding> tell) {
    Authority any = TrustedTenants.of(subject.values()).authorities().all().get(0);
    Map<String, String> needed = new LinkedHashMap<>();
    for (Check check : Checks.of(subject.values(), subject.clock()).all()) {
      CheckDescription description = check.describe(any);
      if (description.settings().stream().anyMatch(RESTING::contains) && !asksForAbsence(check)) {
        description.claims().forEach(claim -> needed.putIfAbsent(claim, description.settings().get(0)));
      }
    }
    List<String> missing = new ArrayList<>();
    needed.forEach((claim, field) -> {
      if (claim.equals("amr")) {
        methods(subject.api(), field, tell);
      } else if (isOptional(subject.api(), claim)) {
        if (emits(subject.api(), claim)) {
          tell.accept(Finding.fine(field, "tokens have " + claim));
        } else {
          missing.add(claim);
        }
      }
    });
    String mend = mend(subject, missing);
    missing.forEach(claim -> tell.accept(claim.equals(CAPABILITIES)
        ? Finding.doubtful(needed.get(claim), "tokens have no xms_cc, as the registration does not ask for it",
            "no client is sent a claims challenge, by which it could step up", mend)
        : Finding.wrong(needed.get(claim), "tokens have no " + claim + ", as the registration does not ask for it",
            "the check on it never holds", mend)));
  }

  private static boolean asksForAbsence(Check check) {
    return check instanceof ClaimRule rule && rule.words().split(" ")[1].equals("absent");
  }

  private static void methods(Application api, String field, Consumer<Finding> tell) {
    if (api.tokenVersion() == TokenVersion.V2) {
      tell.accept(Finding.wrong(field, "tokens for " + api.displayName() + " are of version 2.0, which have no amr",
          "the check on it never holds", "use requiredAuthenticationContext (" + PAGE + ")"));
    }
  }

  private static boolean isOptional(Application api, String claim) {
    return ASKED_FOR.contains(claim) || claim.startsWith(EXTENSION)
        || api.tokenVersion() == TokenVersion.V2 && ASKED_FOR_IN_V2.contains(claim);
  }

  /** A directory extension is asked for as {@code extension_{client id}_{attribute}}, and emitted as {@code extn.{attribute}}. */
  private static boolean emits(Application api, String claim) {
    return claim.startsWith(EXTENSION)
        ? api.optionalClaims().stream().anyMatch(one -> isExtension(one, claim.substring(EXTENSION.length())))
        : api.optionalClaim(claim).isPresent();
  }

  private static boolean isExtension(OptionalClaim claim, String attribute) {
    return claim.name() != null && claim.name().matches("extension_[0-9A-Fa-f]{32}_.*") && claim.name().substring(43).equals(attribute);
  }

  /** The list replaces the one that is there, so it names what is there too; extensions have a name of their own. */
  private static String mend(Case subject, List<String> missing) {
    if (missing.stream().anyMatch(claim -> claim.startsWith(EXTENSION))
        || subject.api().optionalClaims().stream().anyMatch(claim -> !claim.properties().isEmpty())) {
      return "Token configuration, Add optional claim, Access (" + PAGE + ")";
    }
    List<String> names = new ArrayList<>(subject.api().optionalClaims().stream().map(OptionalClaim::name).toList());
    names.addAll(missing);
    return "az ad app update --id " + subject.api().appId() + " --optional-claims '{\"accessToken\": ["
        + String.join(", ", names.stream().map(name -> "{\"name\": \"" + name + "\"}").toList()) + "]}' (" + PAGE + ")";
  }
}
