package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.hash.Sha256;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** Keeps every record in memory, in the order in which it came. */
final class KeptRecords implements AuditSink {

  private static final ObjectMapper JSON = new ObjectMapper();

  final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  final List<String> metrics = Collections.synchronizedList(new ArrayList<>());
  final List<String> checkpoints = Collections.synchronizedList(new ArrayList<>());

  /** A trail that writes here, by the time of a gate; its first record is that of its start. */
  static AuditTrail trail(SettingValues settings, KeptRecords kept, TestGatekeeper gate) {
    return AuditTrail.open(AuditSettings.of(settings), new Deployment("orders", "app", "1.0.0"), settings.hash(), kept, SavedChain.NONE,
        gate.timetable, gate.clock);
  }

  /** That they are one chain from its first record on, whose checkpoints name what it had then, and so that nothing is lost or doubled. */
  void assertWhole() throws Exception {
    String previous = "";
    for (int i = 0; i < lines.size(); i++) {
      JsonNode record = JSON.readTree(lines.get(i));
      assertThat(record.get("Sequence").asInt()).isEqualTo(i + 1);
      assertThat(record.get("Previous").asText()).isEqualTo(previous);
      previous = record.get("Hash").asText();
      assertThat(previous).isEqualTo(Sha256.base64url(lines.get(i).substring(0, lines.get(i).lastIndexOf(",\"Hash\":"))));
    }
    String signed = "";
    for (int i = 0; i < checkpoints.size(); i++) {
      JsonNode checkpoint = checkpoint(i);
      assertThat(checkpoint.get("Checkpoint").asInt()).isEqualTo(i + 1);
      assertThat(checkpoint.get("PreviousCheckpoint").asText()).isEqualTo(signed);
      assertThat(checkpoint.get("Hash").asText())
          .isEqualTo(JSON.readTree(lines.get(checkpoint.get("Sequence").asInt() - 1)).get("Hash").asText());
      signed = Sha256.base64url(JSON.readTree(checkpoints.get(i)).get("Signed").asText());
    }
  }

  /** What a checkpoint says, by its place. */
  JsonNode checkpoint(int index) throws Exception {
    return JSON.readTree(JWSObject.parse(JSON.readTree(checkpoints.get(index)).get("Signed").asText()).getPayload().toString());
  }

  /** How many records tell of this event. */
  long events(String event) {
    return lines.stream().filter(line -> line.contains("\"Event\":\"" + event + "\"")).count();
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
  public void metrics(String line) {
    metrics.add(line);
  }

  @Override
  public void checkpoint(String checkpoint) {
    checkpoints.add(checkpoint);
  }
}
