package org.muleentra.jwt.gateway.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Counts answers by what was sent, and keeps the first answers that were wrong. Thread-safe. */
public final class Tally {

  private static final int KEPT = 20;

  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final Collection<String> wrong = new ConcurrentLinkedQueue<>();
  private final LongAdder wrongs = new LongAdder();

  /** Counts one answer to somebody of a kind. */
  public void answer(Object kind, int status) {
    answers.computeIfAbsent(row(kind, status), key -> new LongAdder()).increment();
  }

  /** Counts what is wrong, and keeps the first sentences. */
  public void wrong(String sentence) {
    wrongs.increment();
    if (wrong.size() < KEPT) {
      wrong.add(sentence);
    }
  }

  /** How many answers there were. */
  public long requests() {
    return answers.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** How many of a kind had this status. */
  public long count(Object kind, int status) {
    LongAdder count = answers.get(row(kind, status));
    return count == null ? 0 : count.sum();
  }

  /** Answers by kind and status. */
  public Map<String, Long> table() {
    Map<String, Long> table = new TreeMap<>();
    answers.forEach((row, count) -> table.put(row, count.sum()));
    return table;
  }

  /** How much was wrong. */
  public long wrongs() {
    return wrongs.sum();
  }

  /** The first that were wrong. */
  public List<String> firstWrong() {
    return List.copyOf(wrong);
  }

  private static String row(Object kind, int status) {
    return String.format("%-8s %d", kind, status);
  }
}
