package org.muleentra.jwt.tool.doctor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.tool.registration.Application;

/**
 * Tokens for the registration have a version and an audience that the form takes.
 *
 * <p>Source: Microsoft identity platform, "Access tokens" (ownership and versions) and "Access token claims reference" ({@code aud}).
 */
final class AudienceExamination implements Examination {

  private static final String PAGE = "docs/begin/entra-setup.md, step 2";

  @Override
  public void examine(Case subject, Consumer<Finding> tell) {
    TrustedTenants tenants = TrustedTenants.of(subject.values());
    boolean workforce = tenants.hosts().kind() == TenantKind.WORKFORCE;
    // Directories of customers have the client id in aud, whatever the registration says of versions.
    TokenVersion version = workforce ? subject.api().tokenVersion() : TokenVersion.V2;
    if (workforce) {
      version(subject, tenants, version, tell);
      // What is to be mended first is told once.
      version = tenants.versions().contains(version) ? version : tenants.versions().iterator().next();
    }
    audiences(subject, version, tell);
    tenants(subject, tenants, tell);
  }

  private static void version(Case subject, TrustedTenants tenants, TokenVersion version, Consumer<Finding> tell) {
    String field = TrustedTenants.TOKEN_VERSIONS.name();
    if (tenants.versions().contains(version)) {
      tell.accept(Finding.fine(field, "tokens for " + subject.api().displayName() + " are of version " + version.claim()));
      return;
    }
    String other = version == TokenVersion.V1 ? "2" : "1";
    tell.accept(Finding.wrong(field, "tokens for " + subject.api().displayName() + " are of version " + version.claim()
        + ", which the form does not take", "every token is refused with VERSION_NOT_ACCEPTED",
        subject.patch("{\"api\": {\"requestedAccessTokenVersion\": " + other + "}}")));
  }

  private static void audiences(Case subject, TokenVersion version, Consumer<Finding> tell) {
    String field = AudienceCheck.AUDIENCES.name();
    Application api = subject.api();
    Set<String> accepted = AudienceCheck.accepted(subject.values());
    Set<String> issued = issued(api, version);
    Set<String> missing = new LinkedHashSet<>(issued);
    missing.removeAll(accepted);
    if (!missing.isEmpty()) {
      boolean all = missing.containsAll(issued);
      tell.accept(Finding.of(all, field, "tokens for " + api.displayName() + (all ? " have" : " may have") + " the audience "
          + String.join(" or ", missing) + ", which is not in the form", (all ? "every token is" : "such tokens are")
          + " refused with AUDIENCE_MISMATCH", "add it to audiences (" + PAGE + ")"));
    } else {
      tell.accept(Finding.fine(field, "every audience of tokens for " + api.displayName() + " is in the form"));
    }
    Set<String> names = new LinkedHashSet<>(issued(api, TokenVersion.V1));
    names.add(api.appId());
    subject.values().get(AudienceCheck.AUDIENCES).stream().filter(audience -> !names.contains(bare(audience))).forEach(audience ->
        tell.accept(Finding.doubtful(field, audience + " is no name of " + api.displayName(),
            "tokens for another application are let in, or none ever comes",
            "take it out of audiences, unless it is another registration of"
            + " this API (" + PAGE + ")")));
  }

  /** With 1.0 what the client named, with or without a slash at its end; {@code use_guid} makes it the client id ("Optional claims"). */
  private static Set<String> issued(Application api, TokenVersion version) {
    Set<String> issued = new LinkedHashSet<>();
    issued.add(api.appId());
    boolean always = api.optionalClaim("aud").map(claim -> claim.properties().contains("use_guid")).orElse(false);
    if (version == TokenVersion.V1 && !always) {
      api.identifierUris().forEach(uri -> {
        issued.add(uri);
        issued.add(uri.endsWith("/") ? uri : uri + "/");
      });
    }
    return issued;
  }

  /** Without what Entra writes before a client id in some tokens of version 1.0. */
  private static String bare(String audience) {
    return audience.regionMatches(true, 0, "spn:", 0, 4) ? audience.substring(4) : audience;
  }

  private static void tenants(Case subject, TrustedTenants tenants, Consumer<Finding> tell) {
    if ("AzureADMyOrg".equals(subject.api().signInAudience()) && (tenants.includeAnyOrganization() || tenants.tenants().size() > 1)) {
      tell.accept(Finding.doubtful(TrustedTenants.TENANTS.name(), subject.api().displayName() + " is for accounts of its own tenant alone"
          + " (signInAudience AzureADMyOrg), and the form takes other tenants", "nobody of another tenant can get a token for it",
          "az ad app update --id " + subject.api().appId() + " --sign-in-audience AzureADMultipleOrgs"));
    }
  }
}
