package org.muleentra.jwt.gateway.console.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.gateway.console.mint.Sender;

/** What the tab of decisions asks: what was decided since it asked last, and calls to be made. */
public final class LiveTab {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DecisionLog decisions;
  private final Traffic traffic;

  /** Shows the records of a log, and has these calls to send. */
  public LiveTab(DecisionLog decisions, Sender sender, List<SampleCall> calls) {
    this.decisions = decisions;
    traffic = new Traffic(sender, calls);
  }

  /** The questions by their path. */
  public Map<String, Endpoint> endpoints() {
    return Map.of("live/since", this::since, "live/traffic", traffic::send);
  }

  private Object since(JsonNode asked) throws IOException {
    long after = Question.of(asked, "after").optionalNumber("after", 0, Long.MAX_VALUE).orElse(0L);
    DecisionLog.Since since = decisions.since(after);
    List<JsonNode> records = new ArrayList<>();
    for (String record : since.records()) {
      records.add(JSON.readTree(record));
    }
    return Map.of("newest", since.newest(), "missed", since.missed(), "kept", DecisionLog.KEPT, "records", records);
  }
}
