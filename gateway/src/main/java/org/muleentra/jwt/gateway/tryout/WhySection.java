package org.muleentra.jwt.gateway.tryout;

import static org.muleentra.jwt.gateway.tryout.DemoApis.FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.muleentra.jwt.testkit.server.MockEntra;

/** From what a refused caller can quote to the reason, of which the caller is told nothing. */
final class WhySection {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String URN = "urn:uuid:";

  private final MockEntra entra;
  private final Gateway gateway;
  private final LogLines log;

  WhySection(Demo demo, LogLines log) {
    entra = demo.entra();
    gateway = demo.gateway();
    this.log = log;
  }

  Section why() {
    AtomicReference<String> body = new AtomicReference<>("{}");
    String token = entra.userToken().sign();
    return new Section("Why: a refused caller quotes a reference, and the record tells the reason", gateway)
        .add("user without the scope -> " + FOUND, client -> {
          HttpResponse<String> answer = client.send(Section.request(gateway, FOUND, "Authorization", "Bearer " + token));
          body.set(answer.body());
          return Outcome.of(answer);
        }, "403 insufficient_scope")
        .add("what the caller can quote",
            client -> reference(body.get()).matches("[0-9a-f-]{36}") ? "a reference" : body.get(), "a reference")
        .add("what the caller is told of the reason", client -> body.get().contains("SCOPE_MISSING") ? body.get() : "nothing", "nothing")
        .add("the record of that reference", client -> reason(log.last(reference(body.get()))), "orders-found: SCOPE_MISSING")
        .note(() -> "answered: " + body.get())
        .note(() -> "recorded: " + log.last(reference(body.get())));
  }

  private static String reference(String body) {
    int begin = body.indexOf(URN);
    return begin < 0 ? "no reference" : body.substring(begin + URN.length(), body.lastIndexOf('"'));
  }

  /** The level stands before the record. */
  private static String reason(String line) throws IOException {
    JsonNode record = JSON.readTree(line.isEmpty() ? "{}" : line.substring(line.indexOf('{')));
    return record.path("ApiName").asText() + ": " + record.path("Reason").asText();
  }
}
