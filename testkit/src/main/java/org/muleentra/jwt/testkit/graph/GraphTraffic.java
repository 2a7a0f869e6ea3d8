package org.muleentra.jwt.testkit.graph;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fault.Faults;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.http.RequestCounts;

/** What arrives at Graph and the token endpoint, and what goes wrong on the way back. Thread-safe. */
public final class GraphTraffic {
  final RequestCounts<GraphCall> counts = new RequestCounts<>();
  final Faults<GraphCall> faults = new Faults<>();
  private final Map<GraphCall, RecordedRequest> last = new EnumMap<>(GraphCall.class);

  public void record(GraphCall call, RecordedRequest request) {
    synchronized (last) {
      last.put(call, request);
    }
    counts.count(call, request.path());
  }

  public Optional<RecordedRequest> last(GraphCall call) {
    synchronized (last) {
      return Optional.ofNullable(last.get(call));
    }
  }

  public void answer(GraphCall call, HttpExchange exchange, JsonAnswer regular) throws IOException {
    faults.answer(call, exchange, regular);
  }

  public void fault(GraphCall call, Fault fault) {
    faults.set(call, fault);
  }

  public int requests(GraphCall call) {
    return counts.ofKind(call);
  }

  void reset() {
    synchronized (last) {
      last.clear();
    }
    counts.reset();
  }
}
