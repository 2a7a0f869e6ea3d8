package org.muleentra.jwt.testkit.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.fault.Fault;

/** The endpoints of a mock by the names that orders have for them, each with its faults. */
public final class Endpoints {
  /** Names of Graph's endpoints stand below it. */
  static final String GRAPH = "graph";
  static final String ALL = "all";

  private final Map<String, Endpoint> all = new LinkedHashMap<>();
  private final List<Endpoint> graph = new ArrayList<>();

  /** Adds one; {@code active} is the fault that strikes it now. */
  public Endpoints with(String name, boolean ofGraph, Consumer<Fault> set, Supplier<Optional<Fault>> active) {
    Endpoint endpoint = new Endpoint(set, active);
    all.put(name, endpoint);
    if (ofGraph) {
      graph.add(endpoint);
    }
    return this;
  }

  /** What an order may name: one endpoint, those of Graph, or all. */
  Map<String, Collection<Endpoint>> choices() {
    Map<String, Collection<Endpoint>> choices = new LinkedHashMap<>();
    all.forEach((name, endpoint) -> choices.put(name, Collections.singleton(endpoint)));
    choices.put(GRAPH, graph);
    choices.put(ALL, all.values());
    return choices;
  }

  /** The faults that strike now. */
  Map<String, Object> faults() {
    Map<String, Object> faults = new LinkedHashMap<>();
    all.forEach((name, endpoint) -> endpoint.active.get().ifPresent(fault -> faults.put(name, DescribedFault.of(fault))));
    return faults;
  }

  static final class Endpoint {
    private final Consumer<Fault> set;
    private final Supplier<Optional<Fault>> active;

    Endpoint(Consumer<Fault> set, Supplier<Optional<Fault>> active) {
      this.set = set;
      this.active = active;
    }

    void fault(Fault fault) {
      set.accept(fault);
    }
  }
}
