package org.muleentra.jwt.gateway.replicas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The audit's records of decisions in the files of some replicas, by the trace of their request; immutable. */
final class Records {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A decision.
   *
   * @param status of the answer; 200 for who was admitted
   */
  record Decision(String replica, String traceId, int status) {}

  private final Map<String, List<Decision>> byTrace = new HashMap<>();

  /** Reads what is there now. */
  static Records of(List<ReplicaProcess> replicas) throws IOException {
    Records records = new Records();
    Set<Path> read = new HashSet<>();
    for (ReplicaProcess replica : replicas) {
      for (Path file : files(replica, "entra-jwt-audit")) {
        // One that was started again goes on in its files.
        if (read.add(file)) {
          lines(file).forEach(line -> records.add(replica.name(), line));
        }
      }
    }
    return records;
  }

  private void add(String replica, String line) {
    try {
      JsonNode record = JSON.readTree(line);
      if (record.has("Decision")) {
        int status = record.path("Decision").asText().equals("admitted") ? 200 : record.path("ResponseStatusCode").asInt();
        String traceId = record.path("TraceId").asText();
        byTrace.computeIfAbsent(traceId, unknown -> new ArrayList<>()).add(new Decision(replica, traceId, status));
      }
    } catch (JsonProcessingException torn) {
      // Of a process that was killed; what is missing then is missed by whoever asks for it.
    }
  }

  /** The decisions on a request. */
  List<Decision> of(String traceId) {
    return byTrace.getOrDefault(traceId, List.of());
  }

  int size() {
    return byTrace.values().stream().mapToInt(List::size).sum();
  }

  /** The files of a replica whose names begin so, in the folder and in that of rolled ones. */
  static List<Path> files(ReplicaProcess replica, String name) throws IOException {
    try (Stream<Path> all = Files.walk(replica.folder().resolve("logs"))) {
      return all.filter(file -> file.getFileName().toString().startsWith(name)).sorted().toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = (file.toString().endsWith(".gz") ? new GZIPInputStream(content) : content).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
