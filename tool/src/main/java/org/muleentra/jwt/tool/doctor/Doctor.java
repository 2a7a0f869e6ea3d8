package org.muleentra.jwt.tool.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds a form against registrations, by every examination there is. */
public final class Doctor {

  private static final List<Examination> EXAMINATIONS = List.of(new AudienceExamination(), new PrincipalExamination(),
      new PermissionExamination(), new GroupExamination(), new OptionalClaimExamination(), new ContextExamination(),
          new ConsentExamination(),
      new CredentialExamination());

  private Doctor() {}

  /** All that is found, the worst first, and what is fine at the end. */
  public static List<Finding> examine(Case subject) {
    List<Finding> findings = new ArrayList<>();
    EXAMINATIONS.forEach(examination -> examination.examine(subject, findings::add));
    return findings.stream().distinct().sorted(Comparator.comparing(Finding::severity)).toList();
  }
}
