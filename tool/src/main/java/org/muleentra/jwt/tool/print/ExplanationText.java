package org.muleentra.jwt.tool.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.muleentra.jwt.tool.explain.Cure;
import org.muleentra.jwt.tool.explain.Explanation;
import org.muleentra.jwt.tool.explain.Remedy;
import org.muleentra.jwt.tool.explain.Step;

/**
 * An explanation for people, or as JSON.
 *
 * @param outside what client and registration can do
 * @param ofForm what the form can do
 * @param looked whether keys were given
 * @param showNames whether claims that name people are shown
 */
public record ExplanationText(Explanation explanation, Remedy outside, Remedy ofForm, boolean looked, boolean showNames) {

  private static final String UNPROVEN = " (unproven)";

  /** For people. */
  public void print(PrintWriter out) {
    out.println(verdict());
    out.println(signature());
    if (explanation.verdict() == Explanation.Verdict.REFUSED) {
      printChanges(out);
    }
    out.println();
    for (Step step : explanation.steps()) {
      out.println(String.format("%-14s%s", step.result().words(), step.name())
          + (step.failed() ? ": " + step.refusal().reason() + ", " + step.refusal().detail() : ""));
      out.println("              expected  " + Claim.printable(step.expected()));
      if (!found(step).isEmpty()) {
        out.println("              found     " + found(step));
      }
      if (step.failed()) {
        Cure cure = Cure.of(step.refusal().reason());
        out.println("              cure      " + cure.whose().words() + ": " + cure.sentence());
      }
    }
    if (explanation.claims() != null) {
      out.println();
      out.println("What the token says" + (explanation.proven() ? "" : ", unproven") + ":");
      explanation.claims().forEach((name, value) -> out.println("  " + Claim.printable(name) + "  " + Claim.value(name, value, showNames)));
    }
  }

  private void printChanges(PrintWriter out) {
    out.println();
    out.println("Smallest change outside of the form: " + changes(outside));
    out.println("Smallest change of the form: " + changes(ofForm));
    if (ofForm.exists()) {
      out.println(ofForm.letsIn().isEmpty() ? "  which lets in nobody else of the trial" : "  which also lets in");
      TableText.print(ofForm.letsIn(), out, "    ");
    }
  }

  private static String changes(Remedy remedy) {
    return remedy.exists() ? remedy.changes().stream().map(Claim::printable).collect(Collectors.joining("; and ")) : "none was found";
  }

  /** What comes of the token, in a sentence. */
  public String verdict() {
    return switch (explanation.verdict()) {
      case ADMITTED -> explanation.leavesOutTheDenyList() ? "Let in, unless it is on the deny list." : "Let in.";
      case REFUSED -> "Refused with " + explanation.refusal().status() + ": " + explanation.refusal().reason() + ", "
          + explanation.refusal().detail() + ".";
      case UNDECIDED -> explanation.refusal() != null ? "Not decided: Microsoft Graph would be asked, and was not."
          : "Not decided: nothing refuses the token, if its signature is good.";
    };
  }

  /** What is known of its signature, in a sentence. */
  public String signature() {
    if (explanation.proven()) {
      return "The signature is good.";
    }
    return looked ? "The signature is not proven by the keys given: nothing that the token says is."
        : "The signature was not looked at, as no keys were given: nothing that the token says is proven.";
  }

  /** The claims that the check reads, and what else it found. */
  private String found(Step step) {
    List<String> found = new ArrayList<>();
    if (step.found() != null) {
      found.add(Claim.printable(step.found()));
    }
    if (explanation.claims() != null && step.result() != Step.Result.NOT_REACHED && step.result() != Step.Result.NOT_LOOKED_AT) {
      List<String> there = step.claims().stream().filter(explanation.claims()::containsKey)
          .map(claim -> claim + " " + Claim.value(claim, explanation.claims().get(claim), showNames)).toList();
      found.addAll(there);
      if (there.isEmpty() && !step.claims().isEmpty()) {
        found.add("no " + String.join(", no ", step.claims()));
      }
      if (!explanation.proven() && !step.claims().isEmpty()) {
        return String.join(", ", found) + UNPROVEN;
      }
    }
    return String.join(", ", found);
  }

  /** As JSON; what names people is masked there as well. */
  public String json() {
    Map<String, Object> object = Json.object();
    object.put("verdict", explanation.verdict().name().toLowerCase(Locale.ROOT));
    if (explanation.refusal() != null) {
      object.put("status", explanation.refusal().status());
      object.put("reason", explanation.refusal().reason().name());
      object.put("detail", explanation.refusal().detail());
    }
    object.put("signature", explanation.proven() ? "good" : looked ? "not proven" : "not looked at");
    object.put("proven", explanation.proven());
    if (explanation.verdict() == Explanation.Verdict.REFUSED) {
      object.put("cure", json(Cure.of(explanation.refusal().reason())));
      object.put("changeOutside", outside.changes());
      object.put("changeOfForm", ofForm.changes());
      object.put("changeOfFormLetsIn", ofForm.letsIn());
    }
    object.put("checks", explanation.steps().stream().map(this::step).toList());
    if (explanation.claims() != null) {
      object.put("claims", explanation.claims().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
          claim -> Claim.value(claim.getKey(), claim.getValue(), showNames), (one, other) -> one, LinkedHashMap::new)));
    }
    return Json.text(object);
  }

  private static Map<String, Object> json(Cure cure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("whose", cure.whose().name().toLowerCase(Locale.ROOT));
    json.put("sentence", cure.sentence());
    return json;
  }

  private Map<String, Object> step(Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("check", step.name());
    json.put("result", step.result().words().toLowerCase(Locale.ROOT));
    json.put("expected", step.expected());
    json.put("found", found(step));
    json.put("settings", step.settings());
    if (step.failed()) {
      json.put("reason", step.refusal().reason().name());
      json.put("detail", step.refusal().detail());
      json.put("cure", json(Cure.of(step.refusal().reason())));
    }
    return json;
  }
}
