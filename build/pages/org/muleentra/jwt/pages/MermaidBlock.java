package org.muleentra.jwt.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture on a page: a fenced block whose language is {@code mermaid}, which GitHub draws where the page is read.
 *
 * @param place the page, as it was asked for, and the line of the fence: {@code docs/use/outbound.md:7}
 * @param page the page
 * @param text what stands between the fences
 * @param closed whether there is a fence behind it
 */
public record MermaidBlock(String place, Path page, String text, boolean closed) {

  private static final Pattern FENCE = Pattern.compile("(\\s*(?:[-*]\\s+|\\d+\\.\\s+)*)(`{3,}|~{3,})\\s*([^\\s`]*).*");

  /** The kinds of diagram that our pages have; another one is fine once somebody looked how GitHub draws it. */
  private static final Pattern KIND = Pattern.compile("flowchart (TB|TD|LR)|sequenceDiagram|stateDiagram-v2|gantt|timeline");

  /** What a block must not have, and why. */
  private static final Map<Pattern, String> FORBIDDEN = new LinkedHashMap<>();

  static {
    forbid("\\t", "a tab: indent by spaces");
    forbid("^\\s*%%\\{|^---\\s*$", "a configuration: theme and look are the reader's");
    forbid("^\\s*(classDef|class|style|linkStyle|rect)\\s|:::|(?i)(color|fill|stroke)\\s*[:=]|rgba?\\(",
        "a colour or a style: it would have to be readable on light and on dark");
    forbid("(?i)https?:|^\\s*(click|links?)\\s|<img|\\bfa[bsrl]?:fa-|@\\{", "a link, an icon or a picture from elsewhere");
    forbid("&(?!(amp|lt|gt|quot|nbsp|#\\d+);)", "a bare ampersand");
  }

  private static void forbid(String pattern, String why) {
    FORBIDDEN.put(Pattern.compile(pattern), why);
  }

  /** All pictures of all pages below a folder, in the order of the pages' paths. */
  public static List<MermaidBlock> below(Path root) throws IOException {
    List<MermaidBlock> blocks = new ArrayList<>();
    for (Path page : PageFiles.below(root)) {
      blocks.addAll(of(root.relativize(page), Files.readAllLines(page)));
    }
    return blocks;
  }

  /** The pictures of one page. */
  public static List<MermaidBlock> of(Path page, List<String> lines) {
    List<MermaidBlock> blocks = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      Matcher fence = FENCE.matcher(lines.get(at));
      if (!fence.matches()) {
        continue;
      }
      int end = end(lines, at + 1, fence.group(2));
      if (fence.group(3).equalsIgnoreCase("mermaid")) {
        int indent = fence.group(1).length();
        StringBuilder text = new StringBuilder();
        lines.subList(at + 1, end).forEach(line -> text.append(without(indent, line)).append('\n'));
        blocks.add(new MermaidBlock(page + ":" + (at + 1), page, text.toString(), end < lines.size()));
      }
      at = end;
    }
    return blocks;
  }

  /** Where the closing fence is, or the end of the page. */
  private static int end(List<String> lines, int from, String opening) {
    int end = from;
    while (end < lines.size()) {
      String line = lines.get(end).strip();
      if (line.startsWith(opening) && line.chars().distinct().count() == 1) {
        return end;
      }
      end++;
    }
    return end;
  }

  private static String without(int indent, String line) {
    int blank = 0;
    while (blank < Math.min(indent, line.length()) && line.charAt(blank) == ' ') {
      blank++;
    }
    return line.substring(blank);
  }

  /** What is wrong with its outer shape, as far as can be told without drawing it; each with page and line. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    List<String> lines = text.lines().toList();
    if (!closed) {
      faults.add(place + ": no fence closes the picture");
    }
    if (lines.isEmpty() || !KIND.matcher(lines.get(0)).matches()) {
      faults.add(at(0) + "the first line must name the kind of diagram: " + KIND);
    }
    if (lines.stream().noneMatch(line -> line.matches("\\s*accTitle: \\S.*"))) {
      faults.add(place + ": no accTitle says to those who cannot see it what the picture shows");
    }
    for (int line = 0; line < lines.size(); line++) {
      for (Map.Entry<Pattern, String> each : FORBIDDEN.entrySet()) {
        if (each.getKey().matcher(lines.get(line)).find()) {
          faults.add(at(line) + each.getValue());
        }
      }
    }
    return faults;
  }

  /** The place of a line of the text, counted from 0, as the begin of a sentence. */
  public String at(int line) {
    int colon = place.lastIndexOf(':');
    return place.substring(0, colon + 1) + (Integer.parseInt(place.substring(colon + 1)) + 1 + line) + ": ";
  }

  @Override
  public String toString() {
    return place;
  }
}
