package org.muleentra.jwt.gateway.console.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.gateway.console.mint.Sender;
import org.muleentra.jwt.tool.form.FieldException;

/** A small mix of good and bad callers, one after the other. Keeps no token: the page gets each with its answer. */
final class Traffic {

  private final Sender sender;
  private final Map<String, SampleCall> calls = new LinkedHashMap<>();

  Traffic(Sender sender, List<SampleCall> calls) {
    this.sender = sender;
    calls.forEach(call -> this.calls.put(call.name(), call));
  }

  /** All of them, or those that the field {@code calls} names. */
  Object send(JsonNode asked) throws IOException, InterruptedException {
    List<Map<String, Object>> sent = new ArrayList<>();
    for (SampleCall call : chosen(Question.of(asked, "calls"))) {
      Optional<String> token = call.token().map(Supplier::get);
      Sender.Answer answer = sender.send(call.api(), token);
      sent.add(Map.of("title", call.title(), "api", call.api(), "token", token.orElse(""), "status", answer.status(),
          "refusalId", answer.refusalId()));
    }
    return Map.of("sent", sent);
  }

  private List<SampleCall> chosen(Question question) {
    Optional<List<String>> names = question.optionalTexts("calls");
    if (names.isEmpty()) {
      return List.copyOf(calls.values());
    }
    List<SampleCall> chosen = new ArrayList<>();
    for (String name : names.get()) {
      if (!calls.containsKey(name) || chosen.size() == calls.size()) {
        throw new FieldException("calls[" + chosen.size() + "]", "must be one of " + String.join(", ", calls.keySet()) + ", each once");
      }
      chosen.add(calls.get(name));
    }
    return chosen;
  }
}
