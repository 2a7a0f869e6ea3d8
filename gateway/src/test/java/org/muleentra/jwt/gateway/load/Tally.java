package org.muleentra.jwt.gateway.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Counts answers by what was sent, and keeps the first answers that were wrong. Thread-safe. */
final class Tally {

  private static final int KEPT = 20;

  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final Collection<String> wrong = new ConcurrentLinkedQueue<>();
  private final LongAdder wrongs = new LongAdder();

  void answer(Kind kind, int status) {
    answers.computeIfAbsent(String.format("%-8s %d", kind, status), key -> new LongAdder()).increment();
  }

  void wrong(String sentence) {
    wrongs.increment();
    if (wrong.size() < KEPT) {
      wrong.add(sentence);
    }
  }

  long requests() {
    return answers.values().stream().mapToLong(LongAdder::sum).sum();
  }

  long count(Kind kind, int status) {
    LongAdder count = answers.get(String.format("%-8s %d", kind, status));
    return count == null ? 0 : count.sum();
  }

  Map<String, Long> table() {
    Map<String, Long> table = new TreeMap<>();
    answers.forEach((row, count) -> table.put(row, count.sum()));
    return table;
  }

  long wrongs() {
    return wrongs.sum();
  }

  List<String> firstWrong() {
    return List.copyOf(wrong);
  }
}
