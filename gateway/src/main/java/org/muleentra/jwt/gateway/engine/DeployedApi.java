package org.muleentra.jwt.gateway.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muleentra.jwt.gateway.backend.FlowRuns;

/** An API that is being served. */
public final class DeployedApi implements AutoCloseable {

  private final String name;
  private final FlowRuns runs;
  private final List<Artifact> outermostFirst;
  private final AtomicBoolean closed = new AtomicBoolean();

  DeployedApi(String name, FlowRuns runs, List<Artifact> outermostFirst) {
    this.name = name;
    this.runs = runs;
    this.outermostFirst = List.copyOf(outermostFirst);
  }

  /** Returns the API's name. */
  public String name() {
    return name;
  }

  /** Returns how often the reporting flow ran: a refused request leaves it as it was. */
  public long flowRuns() {
    return runs.total();
  }

  /** Takes the API off, its application first. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      outermostFirst.forEach(Artifact::close);
    }
  }
}
