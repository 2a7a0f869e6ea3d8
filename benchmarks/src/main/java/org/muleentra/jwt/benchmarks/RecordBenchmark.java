package org.muleentra.jwt.benchmarks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.muleentra.jwt.core.audit.AuditSettings;
import org.muleentra.jwt.core.audit.AuditSink;
import org.muleentra.jwt.core.audit.AuditTrail;
import org.muleentra.jwt.core.audit.DecisionRecord;
import org.muleentra.jwt.core.audit.Deployment;
import org.muleentra.jwt.core.audit.SavedChain;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** The record of a decision, made and chained, up to where the logger takes it. */
public class RecordBenchmark extends Measured {

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final LastRecord last = new LastRecord();
  private Timetable timetable;
  private AuditTrail trail;
  private AuditTrail lines;
  private DecisionRecord admission;
  private DecisionRecord refusal;

  /** Keeps the last record, so that none is made in vain. */
  private static final class LastRecord implements AuditSink {

    private volatile String record;

    @Override
    public boolean takes(boolean ordinary) {
      return true;
    }

    @Override
    public void write(String text, boolean ordinary) {
      record = text;
    }

    @Override
    public void checkpoint(String checkpoint) {
      record = checkpoint;
    }

    @Override
    public void metrics(String line) {
      record = line;
    }
  }

  /** Decides once each way. */
  @Setup
  public void open() {
    List<DecisionRecord> decisions = new ArrayList<>();
    try (OrdersApi api = new OrdersApi(0, decisions::add)) {
      api.decide("Bearer " + api.token(6).sign());
      api.decide("Bearer " + api.token(6).scopes("Other").sign());
    }
    admission = decisions.get(0);
    refusal = decisions.get(1);
    timetable = Timetable.open("benchmark", scheduler, System::nanoTime);
    trail = open("json");
    lines = open("line");
  }

  private AuditTrail open(String format) {
    return AuditTrail.open(AuditSettings.of(SettingValues.NONE.with(AuditSettings.AUDIT_FORMAT, format)),
        new Deployment("orders", "orders-api", "1.0.0"), SettingValues.NONE.hash(), last, SavedChain.NONE, timetable, Clock.systemUTC());
  }

  @TearDown
  public void close() {
    timetable.close();
    scheduler.shutdownNow();
  }

  @Benchmark
  public String recordOfAnAdmission() {
    trail.record(admission);
    return last.record;
  }

  @Benchmark
  public String recordOfARefusal() {
    trail.record(refusal);
    return last.record;
  }

  @Benchmark
  public String lineOfAnAdmission() {
    lines.record(admission);
    return last.record;
  }
}
