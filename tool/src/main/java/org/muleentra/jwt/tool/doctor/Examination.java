package org.muleentra.jwt.tool.doctor;

import java.util.function.Consumer;

/** One thing that a form needs of registrations; stateless. */
interface Examination {

  /** Tells all that it finds, what is fine as well. */
  void examine(Case subject, Consumer<Finding> tell);
}
