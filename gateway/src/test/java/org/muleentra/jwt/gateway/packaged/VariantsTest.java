package org.muleentra.jwt.gateway.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPluginDescriptor;
import org.mule.runtime.deployment.model.api.policy.PolicyTemplateDescriptor;
import org.muleentra.jwt.gateway.engine.bytecode.EngineClasses;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The implementations of the policy, and the two plugins in them: what their bytes declare, and that nothing else differs. */
class VariantsTest {

  private static final String DESCRIPTOR = "META-INF/mule-artifact/mule-artifact.json";
  private static final String EXTENSION = "org/muleentra/jwt/mule/EntraJwtExtension.class";
  private static final String DECLARATION = "Lorg/mule/sdk/api/annotation/JavaVersionSupport;";

  private static final Map<String, Path> POLICIES = Map.of("entra-jwt-policy", Jars.policy(),
      "entra-jwt-policy-unisolated", Jars.unisolatedPolicy(), "entra-jwt-policy-java21", Jars.java21Policy(),
      "entra-jwt-policy-full", Jars.fullPolicy(""), "entra-jwt-policy-full-unisolated", Jars.fullPolicy("-unisolated"),
      "entra-jwt-policy-full-java21", Jars.fullPolicy("-java21"));
  private static final Map<String, Path> PLUGINS =
      Map.of("entra-jwt-extension", Jars.plugin(), "entra-jwt-extension-java21", Jars.java21Plugin());

  @TempDir
  private Path folder;

  @BeforeAll
  static void prepare() {
    EngineClasses.prepare();
  }

  // The policy's oldest Mule decides whether a runtime isolates it, the plugin's only where it loads.
  @ParameterizedTest
  @CsvSource({
      "entra-jwt-policy,            4.4.0,  1.8 11 17, entra-jwt-extension,        4.1.1",
      "entra-jwt-policy-unisolated, 4.1.1,  1.8 11 17, entra-jwt-extension,        4.1.1",
      "entra-jwt-policy-java21,     4.10.0, 17 21,     entra-jwt-extension-java21, 4.10.0",
      "entra-jwt-policy-full,            4.4.0,  1.8 11 17, entra-jwt-extension,        4.1.1",
      "entra-jwt-policy-full-unisolated, 4.1.1,  1.8 11 17, entra-jwt-extension,        4.1.1",
      "entra-jwt-policy-full-java21,     4.10.0, 17 21,     entra-jwt-extension-java21, 4.10.0"})
  void theDescriptorsNameTheOldestMuleAndTheJavas(String asset, String mule, String javas, String plugin, String pluginsMule)
      throws IOException {
    JsonNode descriptor = json(Jars.files(POLICIES.get(asset)).get(DESCRIPTOR));
    assertThat(descriptor.get("name").asText()).isEqualTo(asset);
    assertThat(descriptor.get("minMuleVersion").asText()).isEqualTo(mule);
    assertThat(descriptor.get("javaSpecificationVersions")).extracting(JsonNode::asText).containsExactly(javas.split(" "));

    Jars.unpack(POLICIES.get(asset), folder);
    PolicyTemplateDescriptor read = Descriptors.policy(folder);
    assertThat(read.getBundleDescriptor().getArtifactId()).isEqualTo(asset);
    assertThat(PolicyIsolation.appliesTo(read)).isEqualTo(!asset.endsWith("unisolated"));
    ArtifactPluginDescriptor carried = read.getPlugins().iterator().next();
    assertThat(carried.getBundleDescriptor().getArtifactId()).isEqualTo(plugin);
    assertThat(carried.getMinMuleVersion()).hasToString(pluginsMule);
    assertThat(carried.getClassLoaderModel().getUrls()).hasSizeGreaterThan(1)
        .allSatisfy(url -> assertThat(Path.of(url.toURI())).exists());
  }

  @ParameterizedTest
  @CsvSource({
      "entra-jwt-policy,            4.4.0,  4.3.0",
      "entra-jwt-policy-unisolated, 4.1.1,  4.1.0",
      "entra-jwt-policy-java21,     4.10.0, 4.9.6"})
  void anOlderMuleRefusesThem(String asset, String oldest, String older) throws IOException {
    Jars.unpack(POLICIES.get(asset), folder);
    assertThatCode(() -> Descriptors.policy(folder, oldest)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Descriptors.policy(folder, older)).hasStackTraceContaining(oldest);
  }

  // Runtimes up to 4.9 die on a name that they do not know, of the declaration as a whole: 21 stands in a jar of its own.
  @ParameterizedTest
  @CsvSource({
      "entra-jwt-extension,        JAVA_8 JAVA_11 JAVA_17",
      "entra-jwt-extension-java21, JAVA_17 JAVA_21"})
  void theClassFileDeclaresTheJavas(String plugin, String javas) {
    SortedMap<String, byte[]> files = Jars.files(PLUGINS.get(plugin));
    assertThat(declared(files.get(EXTENSION))).containsExactly(javas.split(" "));
    assertThat(files.keySet()).noneMatch(name -> name.startsWith("org/mule/"));
    assertThat(files.keySet().stream().filter(name -> name.startsWith("META-INF/maven/"))).hasSize(2)
        .allMatch(name -> name.startsWith("META-INF/maven/org.muleentra/" + plugin + "/"));
  }

  @Test
  void thePluginsDifferInTheirNamesAndInThatDeclarationAlone() {
    SortedMap<String, byte[]> plugin = Jars.files(Jars.plugin());
    SortedMap<String, byte[]> java21 = Jars.files(Jars.java21Plugin());
    assertThat(undeclared(java21.get(EXTENSION))).isEqualTo(undeclared(plugin.get(EXTENSION)));
    assertThat(java21.get(EXTENSION)).isNotEqualTo(plugin.get(EXTENSION));
    assertThat(text(java21.get(DESCRIPTOR)).replace("extension-java21", "extension").replace("4.10.0", "4.1.1"))
        .isEqualTo(text(plugin.get(DESCRIPTOR)));
    assertThat(unnamed(java21)).containsExactlyEntriesOf(unnamed(plugin));
  }

  @ParameterizedTest
  @CsvSource({"entra-jwt-policy-unisolated, entra-jwt-extension", "entra-jwt-policy-java21, entra-jwt-extension-java21"})
  void thePoliciesHaveTheSameTemplateAndLibraries(String asset, String plugin) throws IOException {
    SortedMap<String, byte[]> policy = Jars.files(Jars.policy());
    SortedMap<String, byte[]> variant = Jars.files(POLICIES.get(asset));
    assertThat(unnamed(variant)).containsExactlyEntriesOf(unnamed(policy)).containsKey("template.xml");
    assertThat(variant.entrySet().stream().filter(file -> file.getKey().endsWith("-mule-plugin.jar"))).singleElement()
        .satisfies(file -> assertThat(file.getValue()).isEqualTo(Files.readAllBytes(PLUGINS.get(plugin))));
    assertThat(variant.keySet().stream().filter(name -> name.contains("entra-jwt-extension")))
        .isNotEmpty().allMatch(name -> name.startsWith("repository/org/muleentra/" + plugin + "/"));
    assertThat(variant.keySet().stream().filter(name -> name.startsWith("META-INF/maven/"))).hasSize(2)
        .allMatch(name -> name.startsWith("META-INF/maven/org.muleentra/" + asset + "/"));
  }

  // So what is shown of the one by running it holds for the other: a form is no part of a jar.
  @ParameterizedTest
  @ValueSource(strings = {"", "-unisolated", "-java21"})
  void thePoliciesOfBothFormsDifferInTheirNamesAlone(String runtimes) {
    SortedMap<String, String> full = new TreeMap<>();
    Jars.files(Jars.fullPolicy(runtimes)).forEach((name, bytes) -> full.put(everyday(name), everyday(new String(bytes, ISO_8859_1))));
    SortedMap<String, String> everyday = new TreeMap<>();
    Jars.files(POLICIES.get("entra-jwt-policy" + runtimes)).forEach((name, bytes) -> everyday.put(name, new String(bytes, ISO_8859_1)));
    assertThat(full.keySet()).isEqualTo(everyday.keySet());
    everyday.forEach((name, bytes) -> assertThat(full.get(name)).as(name).isEqualTo(bytes));
  }

  private static String everyday(String text) {
    return text.replace("entra-jwt-policy-full", "entra-jwt-policy");
  }

  @Test
  void theseAreAllThatTheBuildMakes() throws IOException {
    Set<String> made = new TreeSet<>(POLICIES.keySet());
    made.remove("entra-jwt-policy");
    made.add("entra-jwt-extension-java21");
    try (Stream<Path> files = Files.list(Jars.java21Policy().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("-\\d.*", ""))).containsOnly(made.toArray(String[]::new));
    }
  }

  // A pom stands beside each jar, to be published with it.
  @Test
  void everyPomNamesItsAsset() throws IOException {
    Map<String, Path> variants = new TreeMap<>(POLICIES);
    variants.putAll(PLUGINS);
    for (Map.Entry<String, Path> asset : variants.entrySet()) {
      SortedMap<String, byte[]> files = Jars.files(asset.getValue());
      String pom = text(files.get("META-INF/maven/org.muleentra/" + asset.getKey() + "/pom.xml"));
      assertThat(pom).containsOnlyOnce("<artifactId>" + asset.getKey() + "</artifactId>").doesNotContain("${", "<parent>");
      assertThat(text(files.get("META-INF/maven/org.muleentra/" + asset.getKey() + "/pom.properties")))
          .contains("artifactId=" + asset.getKey() + "\n");
      Path beside = Path.of(asset.getValue().toString().replaceAll("-mule-(plugin|policy)\\.jar$", ".pom"));
      if (Files.exists(beside)) {
        assertThat(beside).hasContent(pom);
      }
    }
    assertThat(text(Jars.files(Jars.java21Policy()).get("META-INF/maven/org.muleentra/entra-jwt-policy-java21/pom.xml")))
        .contains("<artifactId>entra-jwt-extension-java21</artifactId>");
  }

  @Test
  void nothingTellsWhenTheyWereMade() throws IOException {
    for (Path jar : List.of(Jars.java21Plugin(), Jars.java21Policy(), Jars.unisolatedPolicy(), Jars.fullPolicy(""))) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        assertThat(zip.stream().map(ZipEntry::getTimeLocal)).isNotEmpty()
            .allSatisfy(time -> assertThat(time).hasToString("2026-01-01T00:00"));
        assertThat(zip.stream().map(ZipEntry::getExtra)).containsOnlyNulls();
      }
    }
  }

  private static List<String> declared(byte[] type) {
    List<String> values = new ArrayList<>();
    new ClassReader(type).accept(new ClassVisitor(Opcodes.ASM9) {

      @Override
      public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return visible && descriptor.equals(DECLARATION) ? new AnnotationVisitor(Opcodes.ASM9) {

          @Override
          public AnnotationVisitor visitArray(String name) {
            return this;
          }

          @Override
          public void visitEnum(String name, String descriptor, String value) {
            values.add(value);
          }
        } : null;
      }
    }, 0);
    return values;
  }

  /** The class without the declaration, written anew so that the order of its constants does not matter. */
  private static byte[] undeclared(byte[] type) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(type).accept(new ClassVisitor(Opcodes.ASM9, writer) {

      @Override
      public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return descriptor.equals(DECLARATION) ? null : super.visitAnnotation(descriptor, visible);
      }
    }, 0);
    return writer.toByteArray();
  }

  /** The files but for those that tell of names, oldest Mule and Javas. */
  private static SortedMap<String, byte[]> unnamed(SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> unnamed = new TreeMap<>(files);
    unnamed.keySet().removeIf(name -> name.startsWith("META-INF/maven/") || name.contains("mule-artifact/mule-artifact")
        || name.endsWith("classloader-model.json") || name.contains("entra-jwt-extension") && name.startsWith("repository/")
        || name.equals(EXTENSION));
    return unnamed;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static JsonNode json(byte[] text) throws IOException {
    return new ObjectMapper().readTree(new ByteArrayInputStream(text));
  }
}
