package org.muleentra.jwt.tool.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muleentra.jwt.core.identity.AppIdentity;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.tool.door.Door;
import org.muleentra.jwt.tool.door.Judgement;
import org.muleentra.jwt.tool.door.OwnKey;
import org.muleentra.jwt.tool.form.Form;

/** Kinds of caller, what they bring, and what the core decides of a token that says so; immutable. */
public final class TruthTable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final OwnKey KEY = OwnKey.generate();

  private final List<String> callers;
  private final Map<String, Map<String, Judgement>> rows;

  private TruthTable(List<String> callers, Map<String, Map<String, Judgement>> rows) {
    this.callers = callers;
    this.rows = rows;
  }

  /** The form's own callers, at its door. */
  public static TruthTable of(Form form, Clock clock) {
    return of(form, form, clock);
  }

  /**
   * The callers of one form at the door of another, so that two doors can be compared.
   *
   * @param whose the form whose requirements the callers bring
   * @param at the form that decides
   */
  public static TruthTable of(Form whose, Form at, Clock clock) {
    Asked asked = new Asked(whose.values(), clock);
    Door door = door(at.values(), clock);
    List<Caller> known = new ArrayList<>(List.of(Caller.values()));
    known.removeIf(caller -> !asked.knows(caller));
    Map<String, Map<String, Judgement>> rows = new LinkedHashMap<>();
    for (Holding holding : Holdings.of(asked)) {
      Map<String, Judgement> row = new LinkedHashMap<>();
      known.forEach(caller -> row.put(caller.label(), door.judge(KEY.sign(json(holding.of(asked, caller))))));
      rows.put(holding.label(), row);
    }
    return new TruthTable(known.stream().map(Caller::label).toList(), rows);
  }

  /** Asks a Graph of our own, as nobody's credential is to be used for a trial. */
  private static Door door(SettingValues values, Clock clock) {
    SettingValues played = values.has(AppIdentity.GRAPH_CLIENT_ID)
        ? values.with(AppIdentity.GRAPH_CERTIFICATE, null).with(AppIdentity.GRAPH_ASSERTION_FILE, null)
            .with(AppIdentity.GRAPH_CLIENT_SECRET, "played")
        : values;
    List<String> groups = values.get(Admission.ROLE_MAPPINGS).keySet().stream().filter(Guid::isGuid).toList();
    return new Door(played, KEY, new PlayedGraph(groups), clock);
  }

  private static String json(Map<String, Object> claims) {
    try {
      return MAPPER.writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("claims of our own are JSON", e);
    }
  }

  /** The kinds of caller, in the order of the columns. */
  public List<String> callers() {
    return callers;
  }

  /** By what is brought the judgement of each kind of caller, in the order of the table. */
  public Map<String, Map<String, Judgement>> rows() {
    return rows;
  }

  /** Whether anybody is let in who brings all that is asked. */
  public boolean letsAnybodyIn() {
    return rows.values().stream().flatMap(row -> row.values().stream()).anyMatch(Judgement::admitted);
  }

  /** Who is let in here and refused there, by what is brought; the other table must be of the same callers. */
  public Map<String, List<String>> admitsBeyond(TruthTable other) {
    Map<String, List<String>> beyond = new LinkedHashMap<>();
    rows.forEach((holding, row) -> row.forEach((caller, judgement) -> {
      if (judgement.admitted() && !other.rows.get(holding).get(caller).admitted()) {
        beyond.computeIfAbsent(holding, key -> new ArrayList<>()).add(caller);
      }
    }));
    return beyond;
  }

  /** The reasons in the table with their sentences, by code. */
  public Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    rows.values().forEach(row -> row.values().stream().filter(judgement -> !judgement.admitted())
        .forEach(judgement -> reasons.put(judgement.refusal().reason().name(), judgement.refusal().reason().sentence())));
    return reasons;
  }
}
