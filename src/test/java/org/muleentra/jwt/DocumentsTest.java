package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists: a test that they call as witness, a field of a line, a file of a release. */
class DocumentsTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)[`#]");

  private static final Pattern DENY_LIST = Pattern.compile("<entra-jwt:(revoke|reinstate|list-revoked) ");

  private static final Pattern NO_TIME = Pattern.compile("(?i)\\b(instant\\w*)");

  private static List<Path> pages() throws IOException {
    return Page.below(Path.of("").toAbsolutePath()).stream().map(page -> page.path).collect(Collectors.toList());
  }

  private static Set<String> found(Path page, Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(page)).results().map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path page : pages()) {
      named.addAll(found(page, TEST));
    }
    Set<String> tests = new TreeSet<>();
    for (String room : List.of("src/test", "gateway/src/test", "policy-template/src/test", "testkit/src/test", "tool/src/test",
        "benchmarks/src/test", "browser/src/test", "prose/src/test")) {
      try (Stream<Path> files = Files.walk(Path.of(room))) {
        files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.java"))
            .map(name -> name.substring(0, name.length() - ".java".length())).forEach(tests::add);
      }
    }

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(tests).containsAll(named);
  }

  /** Every means of revocation has a delay, and the pages state it. */
  @Test
  void noPagePromisesThatSomethingTakesNoTime() throws IOException {
    assertThat(pages()).isNotEmpty();
    for (Path page : pages()) {
      assertThat(found(page, NO_TIME)).as("%s", page).isEmpty();
    }
  }

  private static final String JSON = "output application/json";

  /** MuleSoft's HTTP connector sends the Map or List that these operations return in Java's own form. */
  @Test
  void whoeverUsesTheDenyListIsToldToWriteJson() throws IOException {
    String page = Files.readString(Path.of("docs/use/revocation.md"));
    assertThat(page.replaceAll("(?s)```.*?```", "")).as("in words").contains("`" + JSON + "`");
    String schema = Files.readString(Path.of("api/mule-entra-jwt.xsd"));
    for (String operation : List.of("revoke", "reinstate", "list-revoked")) {
      assertThat(schema.replaceAll("(?s).*<xs:element [^>]*name=\"" + operation + "\".*?<xs:documentation>(.*?)</.*", "$1"))
          .as(operation).hasSizeLessThan(500).contains(JSON);
    }
  }

  /** In examples alike. */
  @Test
  void everyFlowThatAnswersFromTheDenyListWritesJson() throws IOException {
    List<Path> sources = new ArrayList<>(pages());
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      files.filter(file -> file.toString().endsWith(".xml")).forEach(sources::add);
    }
    Set<String> seen = new TreeSet<>();
    for (Path source : sources) {
      Pattern.compile("(?s)<flow .*?</flow>").matcher(Files.readString(source)).results().map(flow -> flow.group())
          .filter(flow -> flow.contains("<http:listener")).forEach(flow -> DENY_LIST.matcher(flow).results().forEach(operation -> {
            seen.add(operation.group(1));
            assertThat(flow.substring(operation.end())).as("%s: %s", source, operation.group(1)).contains("#[" + JSON + " ---");
          }));
    }
    assertThat(seen).containsExactly("list-revoked", "reinstate", "revoke");
  }

  /** What the script puts into the folder of a release stands in the page's table. */
  @Test
  void everyFileOfAReleaseIsNamed() throws IOException {
    String script = Files.readString(Path.of("build/release"));
    Set<String> files = new TreeSet<>();
    Pattern.compile("(?m)^put \\S+ \\S+ (.+)$").matcher(script).results().forEach(put -> files.addAll(List.of(put.group(1).split(" "))));
    Pattern.compile("(?m)^variant (\\S+) (\\S+)$").matcher(script).results()
        .forEach(variant -> files.add(variant.group(1) + "-1.0.0" + variant.group(2)));
    Pattern.compile("\"\\$out/([^/\"]+)").matcher(script).results().map(match -> match.group(1))
        .filter(name -> !name.startsWith("$artifact")).forEach(name -> files.add(name.replace("$version", "1.0.0")));
    Pattern.compile("(?m)^cp (.+) \"\\$out/\"$").matcher(script).results()
        .flatMap(copy -> Pattern.compile("\\$home/([^\"]+/)*([^/\"]+)\"").matcher(copy.group(1)).results()).map(source -> source.group(2))
        .forEach(files::add);
    String page = Files.readString(Path.of("docs/operate/packages.md"));

    assertThat(files).contains("-mule-plugin.jar", "policies", "single-file", "definition", "NOTICE",
        "entra-jwt-policy-java21-1.0.0-mule-policy.jar", "entra-jwt-policy-full-1.0.0-mule-policy.jar");
    assertThat(files).allSatisfy(file -> assertThat(page).contains(file));
  }
}
