package org.muleentra.jwt.core.status;

import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.metric.Samples;

/** What can be told of one part of a running configuration; read from the live part when asked, thread-safe, never blocks. */
public interface VitalSign {

  /** Of what has no parts and no numbers. */
  VitalSign NONE = new VitalSign() {
    @Override
    public List<PartStatus> status() {
      return Collections.emptyList();
    }

    @Override
    public void measure(Samples samples) {
      // There are none.
    }
  };

  /** How its parts fare now; empty for what is only counted. */
  List<PartStatus> status();

  /** Adds its numbers as they are now. */
  void measure(Samples samples);
}
