package org.muleentra.jwt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.pages.PageFiles;

/** A page in Markdown as GitHub shows it: its anchors, links and tables (GitHub Flavored Markdown). */
final class Page {

  private static final Pattern FENCE = Pattern.compile("\\s*(?:[-*]\\s+|\\d+\\.\\s+)*(`{3,}|~{3,}).*");
  private static final Pattern CODE = Pattern.compile("(?s)(?<!`)(`+)(?!`)(.*?[^`])\\1(?!`)");
  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})\\s+(.*?)(?:\\s+#+)?\\s*");
  private static final Pattern ITEM = Pattern.compile("\\s*[-*+]\\s+([^,.:;(]+).*");
  private static final Pattern INLINE_LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern TARGET = Pattern.compile("\\]\\(\\s*<?([^)\\s>]*)>?(?:\\s+[\"'(][^)]*)?\\s*\\)");
  private static final Pattern DEFINITION = Pattern.compile("(?m)^ {0,3}\\[([^\\]]+)\\]:\\s*<?(\\S+?)>?\\s*(?:[\"'(].*)?$");
  private static final Pattern REFERENCE = Pattern.compile("\\]\\[([^\\]]+)\\]");
  private static final Pattern ATTRIBUTE = Pattern.compile("<(?:a|img)\\s[^>]*?(?:href|src)\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Pattern NAMED = Pattern.compile("<[a-z][^>]*?\\s(?:id|name)\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Pattern DELIMITERS = Pattern.compile("\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*");

  final Path path;
  private final List<String> lines;

  Page(Path path, List<String> lines) {
    this.path = path;
    this.lines = withoutFences(lines);
  }

  static Page read(Path path) throws IOException {
    return new Page(path, Files.readAllLines(path));
  }

  /** Every page below a folder that people keep, and none that a build makes. */
  static List<Page> below(Path root) throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path path : PageFiles.below(root)) {
      pages.add(read(path));
    }
    return pages;
  }

  /** The lines with fenced code blocks left empty, so that line numbers stay. */
  private static List<String> withoutFences(List<String> lines) {
    List<String> prose = new ArrayList<>();
    String open = null;
    for (String line : lines) {
      Matcher fence = FENCE.matcher(line);
      if (open != null) {
        String closing = line.strip();
        open = closing.startsWith(open) && closing.chars().distinct().count() == 1 ? null : open;
        prose.add("");
      } else if (fence.matches()) {
        open = fence.group(1);
        prose.add("");
      } else {
        prose.add(line);
      }
    }
    return prose;
  }

  private String proseWithoutCode() {
    return CODE.matcher(String.join("\n", lines)).replaceAll("");
  }

  /** What {@code #…} may name: the headings by GitHub's rule, and named elements. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String line : lines) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String plain = slug(heading.group(2));
        String anchor = plain;
        while (!anchors.add(anchor)) {
          anchor = plain + "-" + seen.merge(plain, 1, Integer::sum);
        }
      }
    }
    NAMED.matcher(proseWithoutCode()).results().forEach(named -> anchors.add(named.group(1)));
    return anchors;
  }

  /** Lower case, spaces to hyphens, all other punctuation dropped. */
  private static String slug(String heading) {
    return INLINE_LINK.matcher(heading).replaceAll("$1").replaceAll("</?[a-z][^>]*>", "").toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "").replace(' ', '-');
  }

  /** The targets of links and images, as they are written. */
  List<String> targets() {
    String prose = proseWithoutCode();
    List<String> targets = new ArrayList<>();
    for (Pattern pattern : List.of(TARGET, ATTRIBUTE)) {
      pattern.matcher(prose).results().forEach(match -> targets.add(match.group(1)));
    }
    DEFINITION.matcher(prose).results().forEach(match -> targets.add(match.group(2)));
    return targets;
  }

  /** Names in {@code [text][name]} that no line defines. */
  Set<String> undefinedReferences() {
    String prose = proseWithoutCode();
    Set<String> undefined = new LinkedHashSet<>();
    REFERENCE.matcher(prose).results().forEach(match -> undefined.add(match.group(1).toLowerCase(Locale.ROOT)));
    DEFINITION.matcher(prose).results().forEach(match -> undefined.remove(match.group(1).toLowerCase(Locale.ROOT)));
    return undefined;
  }

  /** Items of a list that begin as another one does, up to the first stop: mostly one thing told twice. */
  List<String> doubledItems() {
    List<String> doubled = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < lines.size(); at++) {
      Matcher item = ITEM.matcher(lines.get(at));
      if (HEADING.matcher(lines.get(at)).matches()) {
        seen.clear();
      } else if (item.matches() && !seen.add(plain(item.group(1)))) {
        doubled.add(at(at) + item.group(1));
      }
    }
    return doubled;
  }

  /** What is wrong with the tables, each with its line. */
  List<String> faultsOfTables() {
    List<String> faults = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (!isRow(at)) {
        continue;
      }
      if (at + 1 == lines.size() || !DELIMITERS.matcher(lines.get(at + 1)).matches()) {
        faults.add(at(at) + "a row without a table: a blank line is before it, or no header");
        continue;
      }
      at = faultsOfTable(at, faults);
    }
    return faults;
  }

  private int faultsOfTable(int header, List<String> faults) {
    List<String> titles = cells(lines.get(header));
    Set<String> seen = new HashSet<>();
    int at = header;
    for (; at < lines.size() && isRow(at); at++) {
      List<String> cells = cells(lines.get(at));
      if (cells.size() != titles.size()) {
        faults.add(at(at) + cells.size() + " cells, and the header has " + titles.size());
      } else if (at > header + 1 && !seen.add(identity(titles, cells))) {
        faults.add(at(at) + "a second row for " + identity(titles, cells));
      }
    }
    if (at < lines.size() && !lines.get(at).isBlank()) {
      faults.add(at(at) + "no blank line behind the table, so this is taken for a row of it");
    }
    return at;
  }

  /** The first cell; where that is a group of rows, such as a level of the log, the next ones with it. */
  private static String identity(List<String> titles, List<String> cells) {
    int columns = 1;
    while (columns < cells.size() && Set.of("level", "logger", "mule").contains(titles.get(columns - 1).toLowerCase(Locale.ROOT))) {
      columns++;
    }
    return plain(String.join(" | ", cells.subList(0, columns)));
  }

  private static String plain(String text) {
    return text.replaceAll("[`*_]", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  private boolean isRow(int at) {
    return lines.get(at).stripLeading().startsWith("|");
  }

  private String at(int line) {
    return path + ":" + (line + 1) + ": ";
  }

  /** A bar ends a cell even within code, unless a backslash is before it. */
  private static List<String> cells(String row) {
    String inner = row.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
    return Pattern.compile("(?<!\\\\)\\|").splitAsStream(inner + " ").map(String::strip).toList();
  }
}
