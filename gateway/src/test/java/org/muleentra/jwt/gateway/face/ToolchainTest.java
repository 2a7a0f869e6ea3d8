package org.muleentra.jwt.gateway.face;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The projects for MuleSoft's toolchain, as the build lays them out: it cannot run here, and its poms are read here. */
class ToolchainTest {

  private static final Path ROOT = Path.of("..");
  private static final Path HOME = ROOT.resolve("build/mulesoft");
  private static final String ORGANIZATION = "2a4b93c3-7899-4ea7-9374-f787744d8784";
  private static final Pattern PLACE = Pattern.compile("@([a-z0-9.]+)@");

  private static Properties properties;

  @BeforeAll
  static void read() throws Exception {
    properties = new Properties();
    properties.putAll(model(ROOT.resolve("build/pom.xml")).getProperties());
    properties.putAll(model(HOME.resolve("pom.xml")).getProperties());
    properties.setProperty("anypoint.organization.id", ORGANIZATION);
  }

  /** Strict: an element that Maven does not know is an error. */
  private static Model model(Path pom) throws IOException, XmlPullParserException {
    return new MavenXpp3Reader().read(new StringReader(Files.readString(pom)), true);
  }

  private static Model laidOut(String project) throws IOException, XmlPullParserException {
    String text = Files.readString(HOME.resolve(project).resolve("pom.xml"));
    return new MavenXpp3Reader().read(new StringReader(PLACE.matcher(text).replaceAll((MatchResult place) -> {
      assertThat(properties.getProperty(place.group(1))).as(place.group()).isNotBlank();
      return Matcher.quoteReplacement(properties.getProperty(place.group(1)));
    })), true);
  }

  private static String coordinates(Dependency dependency) {
    String version = dependency.getVersion();
    while (version != null && version.startsWith("${")) {
      version = properties.getProperty(version.substring(2, version.length() - 1));
    }
    return dependency.getGroupId() + ":" + dependency.getArtifactId() + ":" + version + ":" + dependency.getScope();
  }

  private static Plugin plugin(Model model, String artifactId) {
    return model.getBuild().getPlugins().stream().filter(each -> each.getArtifactId().equals(artifactId)).findFirst()
        .orElseThrow();
  }

  @Test
  void theExtensionHasOurCoordinatesAndDependencies() throws Exception {
    Model theirs = laidOut("extension");
    Model ours = model(ROOT.resolve("pom.xml"));
    Model build = model(ROOT.resolve("build/pom.xml"));

    assertThat(theirs.getPackaging()).isEqualTo("mule-extension");
    assertThat(theirs.getGroupId()).isEqualTo(ORGANIZATION);
    assertThat(theirs.getArtifactId()).isEqualTo(ours.getArtifactId());
    assertThat(theirs.getVersion()).isEqualTo(build.getProperties().getProperty("revision"));
    List<String> expected = ours.getDependencies().stream().filter(each -> !"test".equals(each.getScope()))
        .map(each -> managed(each, build)).map(ToolchainTest::coordinates).toList();
    assertThat(theirs.getDependencies().stream().map(ToolchainTest::coordinates)
        .filter(each -> !each.startsWith("org.mule.sdk:")))
        .containsExactlyElementsOf(expected);
    assertThat(expected).hasSizeGreaterThan(5).noneMatch(each -> each.contains(":null:"));
  }

  private static Dependency managed(Dependency dependency, Model build) {
    Dependency full = dependency.clone();
    if (full.getVersion() == null) {
      build.getDependencyManagement().getDependencies().stream()
          .filter(each -> each.getManagementKey().equals(full.getManagementKey())).findFirst()
          .ifPresent(each -> full.setVersion(each.getVersion()));
    }
    return full;
  }

  @Test
  void thePolicyHasOurCoordinatesTheExtensionAndTheForm() throws Exception {
    Model theirs = laidOut("policy");
    Model ours = model(ROOT.resolve("policy-template/pom.xml"));

    assertThat(theirs.getPackaging()).isEqualTo("mule-policy");
    assertThat(theirs.getGroupId()).isEqualTo(ORGANIZATION);
    assertThat(theirs.getArtifactId()).isEqualTo(ours.getArtifactId());
    assertThat(theirs.getVersion()).isEqualTo(laidOut("extension").getVersion());
    assertThat(theirs.getDependencies()).singleElement().satisfies(plugin -> {
      assertThat(coordinates(plugin)).isEqualTo(ORGANIZATION + ":entra-jwt-extension:" + theirs.getVersion() + ":null");
      assertThat(plugin.getClassifier()).isEqualTo("mule-plugin");
    });
    assertThat(plugin(theirs, "mule-maven-plugin").isExtensions()).isTrue();
    String deployment = plugin(theirs, "maven-deploy-plugin").getExecutions().get(0).getConfiguration().toString();
    assertThat(deployment).contains("<classifier>policy-definition</classifier>", "<packaging>yaml</packaging>",
        "${project.artifactId}.yaml");
    assertThat(ROOT.resolve("policy-template").resolve(theirs.getArtifactId() + ".yaml")).exists();
  }

  @Test
  void bothGoToTheOrganizationsExchange() throws Exception {
    for (String project : List.of("extension", "policy")) {
      Model model = laidOut(project);
      assertThat(model.getProperties().getProperty("exchange.url"))
          .isEqualTo("https://maven.anypoint.mulesoft.com/api/v3/organizations/" + ORGANIZATION + "/maven");
      assertThat(model.getDistributionManagement().getRepository().getUrl()).isEqualTo("${exchange.url}");
      assertThat(model.getRepositories()).anyMatch(
          each -> each.getId().equals(model.getDistributionManagement().getRepository().getId()));
      assertThat(model.getRepositories()).allMatch(
          each -> each.getUrl().startsWith("https://") || each.getUrl().equals("${exchange.url}"));
      assertThat(model.getParent() == null || model.getParent().getGroupId().equals("org.mule.extensions")).isTrue();
    }
  }

  /** What the steps of the layout copy is there, and their number is that of the projects' parts. */
  @Test
  void laysOutWhatExists() throws Exception {
    Model model = model(HOME.resolve("pom.xml"));

    assertThat(model.getParent().getArtifactId()).isEqualTo("entra-jwt-build");
    TreeSet<String> copied = new TreeSet<>();
    plugin(model, "maven-resources-plugin").getExecutions().forEach(step -> Pattern
        .compile("<include>([^<]+)</include>").matcher(step.getConfiguration().toString()).results()
        .forEach(include -> copied.add(include.group(1))));
    assertThat(copied).containsExactlyInAnyOrder("extension/pom.xml", "policy/pom.xml", "policy/mule-artifact.json",
        "mule-artifact.json", "LICENSE", "src/main/**", "entra-jwt-policy.yaml", "template.xml");
    assertThat(Stream.of("build/mulesoft/both/pom.xml", "mule-artifact.json", "LICENSE",
        "policy-template/entra-jwt-policy.yaml", "policy-template/src/main/resources/template.xml"))
        .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    assertThat(model(HOME.resolve("both/pom.xml")).getModules()).containsExactly("extension", "policy");
  }

  @Test
  void theDescriptorsSayWhatOursSay() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode ours = json.readTree(
        ROOT.resolve("policy-template/src/main/resources/META-INF/mule-artifact/mule-artifact.json").toFile());
    JsonNode theirs = json.readTree(HOME.resolve("policy/mule-artifact.json").toFile());

    assertThat(theirs.properties()).isNotEmpty()
        .allSatisfy(member -> assertThat(member.getValue()).as(member.getKey()).isEqualTo(ours.get(member.getKey())));
    assertThat(json.readTree(ROOT.resolve("mule-artifact.json").toFile()).get("minMuleVersion").asText())
        .isEqualTo(model(ROOT.resolve("pom.xml")).getProperties().getProperty("min.mule.version"));
  }

  /** The other implementations are made by a program that needs ASM, which the page names as the build has it. */
  @Test
  void thePageNamesTheLibraryThatMakesTheOtherImplementations() throws Exception {
    String asm = properties.getProperty("asm.version");
    assertThat(Files.readString(ROOT.resolve("docs/operate/mulesoft-toolchain.md"))).contains("asm/" + asm + "/asm-" + asm + ".jar");
    assertThat(ROOT.resolve("build/packaging/PolicyVariants.java")).exists();
  }

  /** A project of MuleSoft's packaging is one asset, so the other form goes to Exchange by a command. */
  @Test
  void thePageNamesTheFormThatIsNotLaidOut() throws Exception {
    String version = properties.getProperty("revision");
    String command = Files.readString(ROOT.resolve("docs/operate/mulesoft-toolchain.md")).split("\n## ")[4];
    assertThat(command).startsWith("Publication, single-file model").contains("-Dfile=build/mulesoft/target/variants/entra-jwt-policy-full-"
        + version + "-mule-policy.jar", "-Dfiles=policy-template/entra-jwt-policy-full.yaml", "-Dclassifiers=policy-definition");
    assertThat(ROOT.resolve("policy-template/entra-jwt-policy-full.yaml")).exists();
    assertThat(ROOT.resolve("policy-template/implementation/entra-jwt-policy-full.yaml")).exists();
  }

  @Test
  void theDefaultBuildKnowsNothingOfMuleSoftsRepositories() throws Exception {
    for (String pom : List.of("build/pom.xml", "pom.xml", "policy-template/pom.xml", "testkit/pom.xml", "tool/pom.xml",
        "gateway/pom.xml", "benchmarks/pom.xml", "browser/pom.xml", "prose/pom.xml", "build/mulesoft/pom.xml")) {
      Model model = model(ROOT.resolve(pom));
      assertThat(model.getRepositories()).as(pom).isEmpty();
      assertThat(model.getPluginRepositories()).as(pom).isEmpty();
      assertThat(model.getModules()).as(pom).noneMatch(module -> module.contains("mulesoft"));
      assertThat(model.getProfiles()).as(pom).noneMatch(profile -> profile.getActivation() != null);
    }
  }

  @Test
  void theExampleIsBuiltByMuleSoftsToolchainWithOurArtifacts() throws Exception {
    Model example = model(ExampleApplication.HOME.resolve("pom.xml"));
    String version = properties.getProperty("revision");

    assertThat(example.getPackaging()).isEqualTo("mule-application");
    assertThat(example.getProperties().getProperty("entra-jwt.version")).isEqualTo(version);
    assertThat(example.getProperties().getProperty("entra-jwt.group")).isEqualTo("org.muleentra");
    assertThat(example.getProperties().getProperty("mule.maven.plugin.version"))
        .isEqualTo(properties.getProperty("mule.maven.plugin.version"));
    assertThat(example.getDependencies()).extracting(Dependency::getArtifactId)
        .contains("entra-jwt-extension", "mule-http-connector", "munit-runner", "munit-tools");
    assertThat(example.getDependencies()).allSatisfy(each -> assertThat(each.getClassifier()).isEqualTo("mule-plugin"));
    assertThat(plugin(example, "exec-maven-plugin").getDependencies()).extracting(Dependency::getArtifactId)
        .containsExactly("entra-jwt-testkit");
  }
}
