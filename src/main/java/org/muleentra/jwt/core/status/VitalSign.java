package org.muleentra.jwt.core.status;

import java.util.List;
import org.muleentra.jwt.core.metric.Samples;

/** What can be told of one part of a running configuration; read from the live part when asked, thread-safe, never blocks. */
public interface VitalSign {

  /** How its parts fare now; empty for what is only counted. */
  List<PartStatus> status();

  /** Adds its numbers as they are now. */
  void measure(Samples samples);
}
