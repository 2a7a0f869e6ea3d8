package org.muleentra.jwt.core.validation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.muleentra.jwt.core.check.AuthenticationAgeCheck;
import org.muleentra.jwt.core.check.AuthenticationContextCheck;
import org.muleentra.jwt.core.check.AuthenticationMethodCheck;
import org.muleentra.jwt.core.check.Check;

/** How, and how lately, a user must have signed in; immutable. */
final class RequiredSignIn {

  private final String context;
  private final Set<String> methods;
  private final int maximumAge;

  RequiredSignIn(ParametersBuilder settings) {
    context = Settings.authenticationContext("requiredAuthenticationContext", settings.text("requiredAuthenticationContext"));
    methods = Settings.authenticationMethods("requiredAuthenticationMethods", settings.list("requiredAuthenticationMethods"));
    maximumAge = Settings.rangeOrZero("maximumAuthenticationAge", settings.number("maximumAuthenticationAge", 0), 60,
        ValidationParameters.SECONDS_OF_A_DAY, "seconds");
  }

  boolean hasContext() {
    return context != null;
  }

  boolean hasMethods() {
    return !methods.isEmpty();
  }

  boolean hasMaximumAge() {
    return maximumAge > 0;
  }

  List<Check> checks(Clock clock, int clockSkew) {
    List<Check> checks = new ArrayList<>();
    if (hasContext()) {
      checks.add(new AuthenticationContextCheck(context));
    }
    if (hasMethods()) {
      checks.add(new AuthenticationMethodCheck(methods));
    }
    if (hasMaximumAge()) {
      checks.add(new AuthenticationAgeCheck(clock, maximumAge, clockSkew));
    }
    return checks;
  }
}
