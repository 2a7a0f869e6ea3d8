package org.muleentra.jwt.testkit.control;

import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.testkit.graph.MockDirectory;
import org.muleentra.jwt.testkit.graph.MockGraph;

/** Sets of which groups somebody is a member in Graph, in place of those before. */
final class MembershipsCommand implements Command {
  private final MockGraph graph;

  MembershipsCommand(MockGraph graph) {
    this.graph = graph;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    String objectId = order.text("objectId");
    List<String> groups = order.texts("groups");
    MockDirectory directory = Directories.named(graph, order);
    return () -> {
      directory.membership(objectId, groups);
      return Collections.singletonMap("groups", groups);
    };
  }
}
