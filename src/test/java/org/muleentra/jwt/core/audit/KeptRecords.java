package org.muleentra.jwt.core.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps every record in memory, in the order in which it came. */
final class KeptRecords implements AuditSink {

  final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @Override
  public boolean takes(boolean ordinary) {
    return true;
  }

  @Override
  public void write(String record, boolean ordinary) {
    lines.add(record);
  }
}
