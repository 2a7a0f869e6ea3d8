package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.ErrorFamily;
import org.muleentra.jwt.core.error.Reason;

/** The tree of {@code docs/operate/troubleshooting.md} leads to every reason, and each stands below what its caller sees. */
class TroubleshootingPageTest {

  private static final Pattern NODE = Pattern.compile("\\b([A-Z])(\\(\\[|\\[|\\{)([^\\]}]+)(?:\\]\\)|\\]|\\})");
  private static final Pattern EDGE = Pattern.compile("^  ([A-Z])\\b.*--> ([A-Z])\\b.*$", Pattern.MULTILINE);
  private static final Pattern FAMILIES = Pattern.compile("(?m)^Families: (.*)\\.$");
  private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

  private static String tree;
  private static List<String> sections;

  @BeforeAll
  static void read() throws IOException {
    String page = Files.readString(Path.of("docs/operate/troubleshooting.md"));
    tree = page.replaceAll("(?s).*```mermaid\\n(.*?)```.*", "$1");
    sections = Arrays.stream(page.split("(?m)^## ")).skip(1).collect(Collectors.toList());
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toList());
  }

  private static String title(String section) {
    return section.substring(0, section.indexOf('\n'));
  }

  @Test
  void everyReasonStandsOnceBelowItsFamily() {
    List<String> all = new ArrayList<>();
    Set<String> families = new LinkedHashSet<>();
    for (String section : sections) {
      Set<String> here = FAMILIES.matcher(section).results().flatMap(line -> found(NAME, line.group(1)).stream())
          .collect(Collectors.toSet());
      here.forEach(family -> assertThat(families.add(family)).as("%s stands once: %s", family, title(section)).isTrue());
      for (String reason : found(ROW, section)) {
        assertThat(here).as(reason).contains(Reason.valueOf(reason).family().name());
        all.add(reason);
      }
    }

    assertThat(all).containsExactlyInAnyOrderElementsOf(Arrays.stream(Reason.values()).map(Reason::name).collect(Collectors.toList()));
    assertThat(families).containsExactlyInAnyOrderElementsOf(
        Arrays.stream(ErrorFamily.values()).map(ErrorFamily::name).collect(Collectors.toList()));
  }

  /** A section with families is titled by the status that their callers see; a stronger sign-in is 401 as well (RFC 9470 §3). */
  @Test
  void sectionsAreTitledByStatus() {
    assertThat(sections).hasSizeGreaterThan(8);
    for (String section : sections) {
      FAMILIES.matcher(section).results().flatMap(line -> found(NAME, line.group(1)).stream())
          .forEach(family -> assertThat(title(section)).contains(String.valueOf(ErrorFamily.valueOf(family).status())));
    }
  }

  /** Every answer of the tree is a section, every section is an answer, and all are reached from the start. */
  @Test
  void theTreeLeadsToEverySection() {
    Set<String> answers = NODE.matcher(tree).results().filter(node -> node.group(2).equals("["))
        .map(node -> node.group(3)).collect(Collectors.toSet());
    assertThat(answers).containsExactlyInAnyOrderElementsOf(
        sections.stream().map(TroubleshootingPageTest::title).collect(Collectors.toList()));

    Set<String> reached = new LinkedHashSet<>(List.of("S"));
    for (int before = 0; before < reached.size();) {
      before = reached.size();
      EDGE.matcher(tree).results().filter(edge -> reached.contains(edge.group(1))).map(edge -> edge.group(2))
          .collect(Collectors.toList()).forEach(reached::add);
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(found(NODE, tree).stream().distinct().collect(Collectors.toList()));
  }
}
