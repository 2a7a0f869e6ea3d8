package org.muleentra.jwt.gateway.face;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The files that are for those who host, build, report: they say what the README and CONTRIBUTING say. */
class RepositoryFilesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ (\\./\\S.*)$");

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> yaml(String file) throws IOException {
    return (Map<String, Object>) new Yaml().load(text(file));
  }

  /** One build in two places, and on everybody's machine. */
  @ParameterizedTest
  @ValueSource(strings = {".github/workflows/build.yml", "azure-pipelines.yml"})
  void theBuildsCallTheTwoCommandsOfTheReadme(String file) throws IOException {
    List<String> commands = COMMAND.matcher(text("README.md")).results().map(found -> found.group(1)).distinct()
        .filter(command -> command.equals("./try --once") || command.startsWith("./mvnw")).toList();
    String build = text(file).replace(" -Dmaven.repo.local=$(MAVEN_CACHE)", "");

    assertThat(commands).hasSize(2);
    assertThat(yaml(file)).isNotEmpty();
    assertThat(commands).allSatisfy(command -> assertThat(build).containsPattern("(?m)(run|script): " + Pattern.quote(command) + "$"));
    assertThat(Pattern.compile("(?m)(run|script): (.*)$").matcher(build).results().map(found -> found.group(2)))
        .containsExactlyInAnyOrderElementsOf(commands);
    assertThat(build).contains("BROWSER_TESTS: required");
  }

  @Test
  void theWorkflowMayReadAndNothingElse() throws IOException {
    assertThat(yaml(".github/workflows/build.yml").get("permissions")).isEqualTo(Map.of("contents", "read"));
  }

  @Test
  void updatesAreLookedForInEveryModule() throws IOException {
    Matcher modules = Pattern.compile("<module>\\.\\.(.*)</module>").matcher(text("build/pom.xml"));
    List<String> homes = Stream.concat(Stream.of("/build"), modules.results().map(found -> found.group(1).isEmpty() ? "/" : found.group(1)))
        .toList();

    assertThat(homes).hasSizeGreaterThan(6);
    Map<?, ?> maven = (Map<?, ?>) ((List<?>) yaml(".github/dependabot.yml").get("updates")).get(0);
    assertThat(maven.get("directories")).asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .containsExactlyInAnyOrderElementsOf(homes);
    assertThat(yaml(".github/dependabot.yml").get("version")).isEqualTo(2);
  }

  /** A report with a live token in it is a leak of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"refused", "defect"})
  void aReportAsksForTheReferenceAndForbidsTokens(String name) throws IOException {
    List<Map<String, Object>> body = fields(name);

    assertThat(body.get(0).get("type")).isEqualTo("markdown");
    assertThat(String.valueOf(body.get(0))).contains("**Never paste a token**", "SECURITY.md");
    assertThat(body).filteredOn(field -> "refusal-id".equals(field.get("id"))).singleElement()
        .satisfies(field -> assertThat(((Map<?, ?>) field.get("attributes")).get("label")).isEqualTo("RefusalId"));
    assertThat(body).filteredOn(field -> "no-token".equals(field.get("id"))).singleElement().satisfies(field -> assertThat(
        String.valueOf(field)).contains("required=true"));
  }

  @Test
  void theReportOfARefusalDemandsItsReference() throws IOException {
    assertThat(fields("refused")).filteredOn(field -> "refusal-id".equals(field.get("id"))).singleElement()
        .satisfies(field -> assertThat(field.get("validations")).isEqualTo(Map.of("required", true)));
    assertThat(yaml(".github/ISSUE_TEMPLATE/config.yml").get("blank_issues_enabled")).isEqualTo(false);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> fields(String name) throws IOException {
    return (List<Map<String, Object>>) yaml(".github/ISSUE_TEMPLATE/" + name + ".yml").get("body");
  }

  @Test
  void theContainerBuildsWithTheJavaOfTheReadme() throws IOException {
    Map<?, ?> container = new ObjectMapper().readValue(text(".devcontainer/devcontainer.json"), Map.class);

    assertThat(container.get("image").toString()).contains("/java:1-17-");
    assertThat(container.get("onCreateCommand").toString()).contains("chromium chromium-driver");
  }

  @Test
  void theVersionThatIsBuiltHasItsEntryWithADate() throws IOException {
    Matcher version = Pattern.compile("<revision>(.*)</revision>").matcher(text("build/pom.xml"));
    assertThat(version.find()).isTrue();
    String number = version.group(1).replace("-SNAPSHOT", "");

    assertThat(text("CHANGELOG.md")).containsPattern("(?m)^## \\[" + Pattern.quote(number) + "\\] - 20\\d\\d-[01]\\d-[0-3]\\d$")
        .contains("## [Unreleased]");
  }
}
