package org.muleentra.jwt.core.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** Keeps every record in memory, in the order in which it came. */
final class KeptRecords implements AuditSink {

  final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  final List<String> checkpoints = Collections.synchronizedList(new ArrayList<>());

  /** A trail that writes here, by the time of a gate; its first record is that of its start. */
  static AuditTrail trail(SettingValues settings, KeptRecords kept, TestGatekeeper gate) {
    return AuditTrail.open(AuditSettings.of(settings), new Deployment("orders", "app", "1.0.0"), settings.hash(), kept, SavedChain.NONE,
        gate.timetable, gate.clock);
  }

  @Override
  public boolean takes(boolean ordinary) {
    return true;
  }

  @Override
  public void write(String record, boolean ordinary) {
    lines.add(record);
  }

  @Override
  public void checkpoint(String checkpoint) {
    checkpoints.add(checkpoint);
  }
}
