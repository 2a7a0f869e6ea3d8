package org.muleentra.jwt.tool.doctor;

import java.util.function.Consumer;

/**
 * Tokens are issued for the API in this tenant.
 *
 * <p>Source: Microsoft Graph, "servicePrincipal resource type" ({@code accountEnabled}, {@code appRoleAssignmentRequired}).
 */
final class PrincipalExamination implements Examination {

  private static final String ABOUT = "service principal";

  @Override
  public void examine(Case subject, Consumer<Finding> tell) {
    String api = subject.api().displayName();
    subject.registered().principal().either(principal -> {
      tell.accept(principal.enabled() ? Finding.fine(ABOUT, api + " is enabled") : Finding.wrong(ABOUT, api
          + " is disabled (accountEnabled is false)", "nobody gets a token for it", "az ad sp update --id " + subject.api().appId()
          + " --set accountEnabled=true"));
      if (principal.assignmentRequired()) {
        subject.registered().assignments().either(known -> tell.accept(known.isEmpty() ? Finding.wrong(ABOUT, api
            + " requires assignment, and nobody is assigned", "nobody gets a token for it (AADSTS50105, AADSTS501051)",
            "assign people, groups and applications (docs/begin/entra-setup.md, steps 3 and 6)")
            : Finding.fine(ABOUT, api + " requires assignment, and some are assigned")),
            why -> tell.accept(Finding.notLookedAt(ABOUT, "whether anybody is assigned to " + api + ", which requires it", why)));
      }
    }, why -> tell.accept(Finding.notLookedAt(ABOUT, "whether " + api + " is enabled in the tenant", why)));
  }
}
