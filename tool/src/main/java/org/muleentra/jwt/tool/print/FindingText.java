package org.muleentra.jwt.tool.print;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.tool.doctor.Finding;
import org.muleentra.jwt.tool.doctor.Severity;

/** What the doctor found, one line each. */
public final class FindingText {

  private FindingText() {}

  /** Prints findings, those that are fine only where asked for, and counts the others. */
  public static void print(List<Finding> findings, boolean all, PrintWriter out) {
    findings.stream().filter(finding -> all || finding.severity() != Severity.FINE).forEach(finding -> out.println(line(finding)));
    long wrong = count(findings, Severity.WRONG);
    out.println((wrong == 0 ? "Nothing is wrong" : wrong + " wrong") + ", " + count(findings, Severity.DOUBTFUL) + " doubtful, "
        + count(findings, Severity.NOT_LOOKED_AT) + " not looked at, " + count(findings, Severity.FINE) + " fine.");
  }

  private static String line(Finding finding) {
    StringBuilder line = new StringBuilder(String.format("%-15s", finding.severity() == Severity.WRONG ? "WRONG"
        : finding.severity().words()))
        .append(finding.about()).append(": ").append(finding.what());
    if (!finding.why().isEmpty()) {
      line.append(": ").append(finding.why());
    }
    if (!finding.mend().isEmpty()) {
      line.append(". Mend: ").append(finding.mend());
    }
    return Claim.visible(line.toString());
  }

  /** The same as JSON. */
  public static Map<String, Object> json(List<Finding> findings, boolean all) {
    Map<String, Object> object = Json.object();
    for (Severity severity : Severity.values()) {
      object.put(severity == Severity.NOT_LOOKED_AT ? "notLookedAt" : severity.words(), count(findings, severity));
    }
    object.put("findings", findings.stream().filter(finding -> all || finding.severity() != Severity.FINE).map(FindingText::json).toList());
    return object;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", finding.severity().words());
    json.put("about", finding.about());
    json.put("what", finding.what());
    json.put("why", finding.why());
    json.put("mend", finding.mend());
    return json;
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
