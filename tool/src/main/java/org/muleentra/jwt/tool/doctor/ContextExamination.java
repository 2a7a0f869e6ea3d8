package org.muleentra.jwt.tool.doctor;

import java.util.Optional;
import java.util.function.Consumer;
import org.muleentra.jwt.core.check.AuthenticationContextCheck;
import org.muleentra.jwt.tool.registration.Context;

/**
 * The authentication context of the form is there and published.
 *
 * <p>Source: Microsoft Graph, "authenticationContextClassReference resource type".
 */
final class ContextExamination implements Examination {

  private static final String FIELD = AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT.name();
  private static final String ONE = "https://graph.microsoft.com/v1.0/identity/conditionalAccess/authenticationContextClassReferences/";

  @Override
  public void examine(Case subject, Consumer<Finding> tell) {
    String required = subject.values().get(AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT);
    if (required == null) {
      return;
    }
    subject.registered().contexts().either(known -> {
      Optional<Context> there = known.stream().filter(context -> required.equals(context.id())).findFirst();
      if (there.isPresent() && there.get().available()) {
        tell.accept(Finding.fine(FIELD, "the authentication context " + required + " is published"));
      } else {
        tell.accept(Finding.of(there.isEmpty(), FIELD, "the authentication context " + required + (there.isEmpty() ? " does not exist"
            : " is not published (isAvailable is false)"), there.isEmpty() ? "nobody can satisfy it, and every user is refused"
            : "policies may not yet ask for it, and then no user can satisfy it", "az rest --method PATCH --url \"" + ONE + required
            + "\" --headers Content-Type=application/json --body '{\"displayName\": \"{name}\", \"isAvailable\": true}', and a policy"
            + " for it"));
      }
    }, why -> tell.accept(Finding.notLookedAt(FIELD, "whether the authentication context " + required + " exists", why)));
  }
}
