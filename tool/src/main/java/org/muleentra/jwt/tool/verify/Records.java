package org.muleentra.jwt.tool.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The records of log files by the chain that they are of, each chain in the order in which it was made. */
final class Records {

  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String BEGIN = "{\"TimeGenerated\":";
  private static final String MARK = "\"ChainId\":";

  final Map<String, List<Entry>> chains = new TreeMap<>();
  final List<Finding> findings = new ArrayList<>();
  /** Lines that hold no record: of other loggers, and records of the format without a chain. */
  long others;

  /** Reads them all. */
  static Records of(List<Path> files) throws IOException {
    Records records = new Records();
    for (Path file : files) {
      LogFile.read(file, (number, text, whole) -> records.add(file, number, text, whole));
    }
    records.chains.values().forEach(chain -> chain.sort((a, b) -> Long.compare(a.sequence(), b.sequence())));
    return records;
  }

  private void add(Path file, long number, String text, boolean whole) {
    // A layout may write something before the message.
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      others += text.isBlank() ? 0 : 1;
      return;
    }
    String record = text.substring(begin);
    Entry entry = entry(file, number, record);
    if (entry != null) {
      chains.computeIfAbsent(entry.chainId(), chain -> new ArrayList<>()).add(entry);
    } else if (!whole) {
      findings.add(new Finding(Finding.Kind.TORN, null, file.getFileName() + ":" + number
          + ": the file ends within a record, as where the process that wrote it was killed"));
    } else if (record.contains(MARK)) {
      findings.add(new Finding(Finding.Kind.DAMAGED, null, file.getFileName() + ":" + number + ": the line begins like a record and is none"));
    } else {
      others++;
    }
  }

  private static Entry entry(Path file, long number, String record) {
    try {
      JsonNode json = JSON.readTree(record);
      return json.isObject() ? Entry.of(file, number, record, json) : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
