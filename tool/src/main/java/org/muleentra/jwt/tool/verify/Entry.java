package org.muleentra.jwt.tool.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.muleentra.jwt.tool.log.LoggedRecord;

/**
 * One record where it stands, reduced to what a chain is told by.
 *
 * @param line from 1 on
 * @param computed the hash of its bytes, which is {@code hash} unless they were changed
 * @param event of a record that is no decision, else empty
 */
record Entry(Path file, long line, String chainId, long sequence, String previous, String hash, String computed, String event,
    String apiName, String time, String formerChainId) {

  private static final String END = ",\"Hash\":\"";

  /** The record, or {@code null} where a member is missing that all have. */
  static Entry of(LoggedRecord line) {
    String text = line.text();
    JsonNode record = line.json();
    int end = text.lastIndexOf(END);
    if (end < 0 || !record.path("ChainId").isTextual() || !record.path("Sequence").canConvertToLong()
        || !record.path("Previous").isTextual() || !record.path("Hash").isTextual()) {
      return null;
    }
    // Nothing may stand behind the hash: it would not be hashed.
    String hash = record.get("Hash").asText();
    boolean closed = text.substring(end).equals(END + hash + "\"}");
    String computed = closed ? Digests.sha256(text.substring(0, end).getBytes(StandardCharsets.UTF_8)) : "";
    return new Entry(line.file(), line.line(), record.get("ChainId").asText(), record.get("Sequence").asLong(),
        record.get("Previous").asText(), hash, computed, record.path("Event").asText(""), record.path("ApiName").asText(""),
        record.path("DecidedAt").asText(""), record.path("FormerChainId").asText(""));
  }

  boolean isAsWritten() {
    return computed.equals(hash);
  }

  String place() {
    return file.getFileName() + ":" + line;
  }
}
