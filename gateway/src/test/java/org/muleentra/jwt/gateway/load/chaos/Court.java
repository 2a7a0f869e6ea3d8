package org.muleentra.jwt.gateway.load.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;
import org.muleentra.jwt.gateway.load.Tally;
import org.muleentra.jwt.gateway.load.chaos.caller.Answer;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask;
import org.muleentra.jwt.gateway.load.chaos.caller.Judge;

/** Counts all answers, and tells of each that was wrong when, to whom and why; thread-safe. */
final class Court {

  /** Of each kind of wrong so many are told in full. */
  private static final int TOLD = 5;

  private final long seed;
  private final Stage stage;
  private final AuditTrail audit;
  private final Tally tally = new Tally();
  private final Map<String, List<String>> told = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private long longestNanos;

  Court(long seed, Stage stage, AuditTrail audit) {
    this.seed = seed;
    this.stage = stage;
    this.audit = audit;
  }

  void hear(Ask ask, Answer answer) {
    tally.answer(String.format("%-20s", ask.kind()), answer.status());
    String wrong = Judge.wrong(ask, answer, stage.wasSoundSince(answer.sent()));
    synchronized (this) {
      longestNanos = Math.max(longestNanos, answer.ended() - answer.sent());
    }
    if (wrong != null) {
      complain(ask.kind() + " " + answer.status() + ", " + wrong, String.format("%s after %.1f s; %s %s", path(ask),
          (answer.ended() - answer.sent()) / 1e9, audit.reasons(answer), answer.text()));
    }
  }

  private static String path(Ask ask) {
    int query = ask.path().indexOf('?');
    return query < 0 ? ask.path() : ask.path().substring(0, query);
  }

  synchronized void complain(String what, String details) {
    counts.merge(what, 1, Integer::sum);
    List<String> same = told.computeIfAbsent(what, first -> new ArrayList<>());
    if (same.size() < TOLD) {
      same.add(String.format("seed %d, %.1f s: %s: %s", seed, stage.seconds(), what, details));
    }
  }

  /** What was wrong, kind by kind. */
  synchronized List<String> violations() {
    List<String> all = new ArrayList<>();
    told.forEach((what, sentences) -> {
      all.addAll(sentences);
      if (counts.get(what) > sentences.size()) {
        all.add("… " + counts.get(what) + " in all of: " + what);
      }
    });
    return all;
  }

  synchronized double longestSeconds() {
    return longestNanos / 1e9;
  }

  Tally tally() {
    return tally;
  }
}
