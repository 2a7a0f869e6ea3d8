package org.muleentra.jwt.tool.verify;

import java.util.ArrayList;
import java.util.List;

/** Follows one chain from record to record, and from checkpoint to checkpoint. */
final class ChainCheck {

  private final String chainId;
  private final List<Entry> entries;
  private final List<Checkpoint> checkpoints;
  private final boolean excerpt;
  private final List<Finding> findings = new ArrayList<>();

  /** @param excerpt whether records from before are known to lie elsewhere */
  ChainCheck(String chainId, List<Entry> entries, List<Checkpoint> checkpoints, boolean excerpt) {
    this.chainId = chainId;
    this.entries = entries;
    this.checkpoints = checkpoints;
    this.excerpt = excerpt;
  }

  List<Finding> findings() {
    if (entries.isEmpty()) {
      Checkpoint last = checkpoints.get(checkpoints.size() - 1);
      add(Finding.Kind.MISSING_CHAIN, "the chain of " + last.apiName() + " had " + last.sequence() + " records at " + last.time()
          + " (" + last.place() + "), and none of them is here: a file or a process is missing");
      return findings;
    }
    begin(entries.get(0));
    Entry before = null;
    for (Entry entry : entries) {
      if (!entry.isAsWritten()) {
        add(Finding.Kind.CHANGED, entry.place() + ": record " + entry.sequence() + " was changed after it was written");
      }
      if (before != null) {
        follow(before, entry);
      }
      before = entry;
    }
    end(before);
    holdAgainstCheckpoints();
    return findings;
  }

  private void begin(Entry first) {
    if (first.sequence() == 1) {
      if (!first.previous().isEmpty()) {
        add(Finding.Kind.BROKEN, first.place() + ": record 1 follows a record that cannot be");
      }
      return;
    }
    checkpoints.stream().filter(checkpoint -> checkpoint.sequence() == first.sequence() - 1 && !checkpoint.hash().equals(first.previous()))
        .findFirst().ifPresent(checkpoint -> add(Finding.Kind.REWRITTEN, first.place() + ": record " + first.sequence()
            + " follows another than the one that was signed (" + checkpoint.place() + ")"));
    if (!excerpt) {
      add(Finding.Kind.BEGINS_LATE, first.place() + ": the chain begins with record " + first.sequence()
          + ": what was before is missing, unless it lies in an earlier file (--excerpt)");
    }
  }

  private void follow(Entry before, Entry entry) {
    if (entry.sequence() == before.sequence()) {
      boolean same = entry.hash().equals(before.hash()) && entry.isAsWritten() && before.isAsWritten();
      add(same ? Finding.Kind.TWICE : Finding.Kind.INSERTED, same
          ? entry.place() + ": record " + entry.sequence() + " stands in " + before.place() + " too, byte for byte"
          : entry.place() + ": there is another record " + entry.sequence() + " in " + before.place() + ": one of them was inserted");
    } else if (entry.sequence() > before.sequence() + 1) {
      long missing = entry.sequence() - before.sequence() - 1;
      add(Finding.Kind.REMOVED, entry.place() + ": " + (missing == 1 ? "record " + (before.sequence() + 1) + " is"
          : "records " + (before.sequence() + 1) + " to " + (entry.sequence() - 1) + " are")
          + " missing before record " + entry.sequence());
    } else if (!entry.previous().equals(before.hash())) {
      add(Finding.Kind.BROKEN, entry.place() + ": record " + entry.sequence() + " follows another record than the one in " + before.place()
          + ": one of them was put in another's place");
    }
  }

  /** A cut tail and a crash look alike but for the checkpoints, which name what there was. */
  private void end(Entry last) {
    Checkpoint newest = checkpoints.isEmpty() ? null : checkpoints.get(checkpoints.size() - 1);
    boolean stopped = entries.stream().anyMatch(entry -> entry.event().equals("stop"));
    if (newest != null && newest.sequence() > last.sequence()) {
      add(Finding.Kind.CUT, last.place() + ": the chain ends with record " + last.sequence() + ", and had come to record "
          + newest.sequence() + " at " + newest.time() + " (" + newest.place() + "): its end was cut off, or lost in a crash before it was written");
    } else if (newest != null && newest.occasion().equals("stop") && newest.sequence() < last.sequence()) {
      add(Finding.Kind.INSERTED, last.place() + ": the chain ended with record " + newest.sequence() + " at " + newest.time() + " ("
          + newest.place() + "), and records up to " + last.sequence() + " stand behind its end");
    } else if (!stopped) {
      add(Finding.Kind.BROKE_OFF, last.place() + ": the chain ends with record " + last.sequence() + " and without a stop"
          + (newest == null ? ": its process was killed or still runs, or its end was cut off: without checkpoints nobody can tell"
              : ": its process was killed or still runs; up to record " + newest.sequence() + " a checkpoint proves it"));
    }
  }

  private void holdAgainstCheckpoints() {
    for (Checkpoint checkpoint : checkpoints) {
      entries.stream().filter(entry -> entry.sequence() == checkpoint.sequence() && !entry.hash().equals(checkpoint.hash())).findFirst()
          .ifPresent(entry -> add(Finding.Kind.REWRITTEN, entry.place() + ": record " + entry.sequence()
              + " is another than the one that was signed (" + checkpoint.place() + ")"));
    }
  }

  private void add(Finding.Kind kind, String sentence) {
    findings.add(new Finding(kind, chainId, sentence));
  }
}
