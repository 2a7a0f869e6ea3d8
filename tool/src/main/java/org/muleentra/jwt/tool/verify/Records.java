package org.muleentra.jwt.tool.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muleentra.jwt.tool.log.LoggedRecord;

/** The records of log files by the chain that they are of, each chain in the order in which it was made. */
final class Records implements LoggedRecord.Lines {

  final Map<String, List<Entry>> chains = new TreeMap<>();
  final List<Finding> findings = new ArrayList<>();
  /** Lines that hold no record: of other loggers, checkpoints, and records of the format without a chain. */
  long others;

  /** Reads them all. */
  static Records of(List<Path> files) throws IOException {
    Records records = new Records();
    for (Path file : files) {
      LoggedRecord.read(file, records);
    }
    records.chains.values().forEach(chain -> chain.sort((a, b) -> Long.compare(a.sequence(), b.sequence())));
    return records;
  }

  @Override
  public void record(LoggedRecord record) {
    Entry entry = record.json() == null ? null : Entry.of(record);
    if (entry != null) {
      chains.computeIfAbsent(entry.chainId(), chain -> new ArrayList<>()).add(entry);
    } else if (record.isCheckpoint()) {
      others++;
    } else if (!record.whole()) {
      findings.add(new Finding(Finding.Kind.TORN, null, record.place()
          + ": the record breaks off, as where the process that wrote it was killed"));
    } else if (record.isOfChain()) {
      findings.add(new Finding(Finding.Kind.DAMAGED, null, record.place() + ": the line begins like a record and is none"));
    } else {
      others++;
    }
  }

  @Override
  public void other() {
    others++;
  }
}
