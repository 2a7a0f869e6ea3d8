package org.muleentra.jwt.tool.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.log.LoggedRecord;

/** What became of all decisions in some log files: numbers of all, and callers up to a bound; filled record by record, in one thread. */
public final class Result implements LoggedRecord.Lines {

  /** So many callers with what became of them are told apart; the others are only counted. About 50 MB of memory. */
  public static final int MOST_ROWS = 100_000;

  private record Key(Row.Group group, Caller caller, List<String> reasons, String perhaps, List<String> rolesThen, List<String> roles,
      List<String> perhapsRoles) {
  }

  private final Replay replay;
  private final String wantedApi;
  private final int mostRows;
  private final Map<Key, Row> rows = new HashMap<>();
  private final Map<Row.Group, Long> grouped = new HashMap<>();
  private String apiName;
  private Instant first;
  private Instant last;
  private long decisions;
  private long known;
  private long passed;
  private long refused;
  private long abandoned;
  private long stillPass;
  private long stillRefused;
  private long perhapsLetIn;
  private long beyond;
  private long torn;

  private Result(Replay replay, String wantedApi, int mostRows) {
    this.replay = replay;
    this.wantedApi = wantedApi;
    this.mostRows = mostRows;
  }

  /**
   * Reads files and holds each decision in them against a form.
   *
   * @param form that is to decide
   * @param then the forms that decided then, as far as they are known
   * @param files in any order, plain or packed by gzip; each is read once and line by line
   * @param api the {@code ApiName} of the records that are meant, or {@code null} where all are of one
   * @throws FieldException naming file, line and rule for a record that is none, or of one API among several
   */
  public static Result of(Form form, List<Form> then, List<Path> files, String api) throws IOException {
    return of(form, then, files, api, MOST_ROWS);
  }

  static Result of(Form form, List<Form> then, List<Path> files, String api, int mostRows) throws IOException {
    Result result = new Result(new Replay(form, then), api, mostRows);
    for (Path file : files) {
      LoggedRecord.read(file, result);
    }
    return result;
  }

  @Override
  public void record(LoggedRecord line) {
    if (line.json() == null) {
      if (line.whole()) {
        throw new FieldException(line.place(), "must be a record: the line begins like one and is none (entra-jwt verify tells more)");
      }
      torn++;
    } else if (line.json().has("Decision") && isMeant(line)) {
      add(PastDecision.of(line), line);
    }
  }

  @Override
  public void other() {
    // Of another logger.
  }

  private boolean isMeant(LoggedRecord line) {
    return wantedApi == null || wantedApi.equals(line.json().path("ApiName").asText());
  }

  private void add(PastDecision decision, LoggedRecord line) {
    if (apiName != null && !apiName.equals(decision.apiName())) {
      throw new FieldException(line.place(), "must be of the API that the records before it are of (ApiName), or --records-of must name the"
          + " one that is meant");
    }
    apiName = decision.apiName();
    decisions++;
    first = first == null || decision.at().isBefore(first) ? decision.at() : first;
    last = last == null || decision.at().isAfter(last) ? decision.at() : last;
    known += replay.knows(decision) ? 1 : 0;
    if (decision.kind() == PastDecision.Kind.ABANDONED) {
      abandoned++;
      return;
    }
    passed += decision.kind().passed() ? 1 : 0;
    refused += decision.kind().passed() ? 0 : 1;
    Outcome outcome = replay.of(decision);
    Row.Group group = decision.kind().passed() ? ofPassed(outcome) : ofRefused(outcome);
    if (group != null) {
      add(group, decision, outcome);
    }
  }

  private Row.Group ofPassed(Outcome outcome) {
    return switch (outcome.answer()) {
      case REFUSED -> Row.Group.BREAKS;
      case OPEN -> Row.Group.CANNOT_TELL;
      case PASSES -> {
        stillPass++;
        yield Set.copyOf(outcome.before()).equals(Set.copyOf(outcome.after())) ? null : Row.Group.OTHER_ROLES;
      }
    };
  }

  private Row.Group ofRefused(Outcome outcome) {
    switch (outcome.answer()) {
      case PASSES:
        return Row.Group.NEWLY_LET_IN;
      case OPEN:
        perhapsLetIn++;
        return null;
      default:
        stillRefused++;
        return null;
    }
  }

  private void add(Row.Group group, PastDecision decision, Outcome outcome) {
    List<String> reasons = outcome.reason() == null ? outcome.doubts() : List.of(outcome.reason());
    Key key = new Key(group, Caller.of(decision.told()), reasons, outcome.perhaps(), outcome.before(), outcome.after(),
        outcome.afterPerhaps());
    grouped.merge(group, 1L, Long::sum);
    if (rows.size() >= mostRows && !rows.containsKey(key)) {
      beyond++;
      return;
    }
    rows.merge(key, new Row(group, key.caller, reasons, key.perhaps, key.rolesThen, key.roles, key.perhapsRoles, 1, decision.at(),
        decision.at()), Row::plus);
  }

  /** Those of a group, who called most first. */
  public List<Row> rows(Row.Group group) {
    List<Row> sorted = new ArrayList<>(rows.values());
    sorted.removeIf(row -> row.group() != group);
    sorted.sort(Comparator.comparingLong(Row::count).reversed().thenComparing(Row::first).thenComparing(row -> row.caller().toString())
        .thenComparing(row -> row.reasons().toString()));
    return sorted;
  }

  /** How many requests are of a group, those beyond the bound among them. */
  public long requests(Row.Group group) {
    return grouped.getOrDefault(group, 0L);
  }

  /** The API of the records, or {@code null} where there are none. */
  public String apiName() {
    return apiName;
  }

  /** The earliest decision, or {@code null} where there is none. */
  public Instant first() {
    return first;
  }

  /** The latest decision. */
  public Instant last() {
    return last;
  }

  /** How many decisions there are. */
  public long decisions() {
    return decisions;
  }

  /** How many of them were made by the forms that are known. */
  public long known() {
    return known;
  }

  /** How many requests passed. */
  public long passed() {
    return passed;
  }

  /** How many were refused. */
  public long refused() {
    return refused;
  }

  /** How many clients were gone before there was a decision; nothing is said of them. */
  public long abandoned() {
    return abandoned;
  }

  /** How many passed and still would, perhaps with other roles. */
  public long stillPass() {
    return stillPass;
  }

  /** How many were refused and still would be. */
  public long stillRefused() {
    return stillRefused;
  }

  /** How many were refused of which the records do not tell whether they still would be. */
  public long perhapsLetIn() {
    return perhapsLetIn;
  }

  /** How many requests are in the numbers and in no row, as there are too many callers. */
  public long beyond() {
    return beyond;
  }

  /** How many files end within a record. */
  public long torn() {
    return torn;
  }
}
