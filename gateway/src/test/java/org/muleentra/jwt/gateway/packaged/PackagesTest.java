package org.muleentra.jwt.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPluginDescriptor;
import org.mule.runtime.deployment.model.api.policy.PolicyTemplateDescriptor;
import org.mule.runtime.module.artifact.api.descriptor.ClassLoaderModel;
import org.muleentra.jwt.gateway.engine.bytecode.EngineClasses;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** What is in the packaged plugin and policy, what is not, and that the engine's own readers take both. */
class PackagesTest {

  /** Java 8. */
  private static final int NEWEST_BYTECODE = 52;

  /** The time of every entry, so that the same sources make the same bytes. */
  private static final String BUILD_TIME = "2026-01-01T00:00";

  /** What the JDK and every runtime have. */
  private static final List<String> GIVEN = List.of("java/", "javax/crypto/", "javax/inject/", "javax/net/", "javax/xml/",
      "org/w3c/dom/", "org/xml/sax/", "org/mule/metadata/api/", "org/mule/runtime/api/", "org/mule/runtime/core/api/",
      "org/mule/runtime/extension/api/", "org/mule/runtime/http/api/", "org/mule/sdk/api/", "org/slf4j/");

  private static final String DESCRIPTOR = "META-INF/mule-artifact/mule-artifact.json";

  private static final SortedMap<String, byte[]> PLUGIN = Jars.files(Jars.plugin());
  private static final SortedMap<String, byte[]> POLICY = Jars.files(Jars.policy());

  @TempDir
  private Path folder;

  @BeforeAll
  static void prepare() {
    EngineClasses.prepare();
  }

  @Test
  void thePluginHoldsItsClassesItsDescriptorAndItsTextsAndNoMore() {
    assertThat(PLUGIN.keySet().stream().filter(name -> !name.matches("org/muleentra/jwt/(core|mule)/.+\\.class")))
        .containsExactlyInAnyOrder("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/entra-jwt-extension-descriptions.xml",
            "META-INF/maven/org.muleentra/entra-jwt-extension/pom.properties",
            "META-INF/maven/org.muleentra/entra-jwt-extension/pom.xml", "META-INF/mule-artifact/icon.svg",
            "META-INF/mule-artifact/mule-artifact.json", "org/muleentra/jwt/version.properties");
    assertThat(PLUGIN).containsKey("org/muleentra/jwt/mule/EntraJwtExtension.class");
  }

  @Test
  void thePageTellsHowLargeTheyAre() throws IOException {
    String page = Files.readString(Path.of("../docs/operate/packages.md"));
    for (Path jar : List.of(Jars.plugin(), Jars.policy())) {
      assertThat(page).contains(String.format(Locale.ROOT, "| `%s` | %.1f MB |", jar.getFileName(), Files.size(jar) / 1e6));
    }
  }

  @Test
  void thePolicyHoldsTheTemplateItsDescriptorsAndARepository() throws IOException {
    assertThat(POLICY.keySet().stream().filter(name -> !name.startsWith("repository/")))
        .containsExactlyInAnyOrder("META-INF/LICENSE", "META-INF/NOTICE",
            "META-INF/maven/org.muleentra/entra-jwt-policy/pom.properties",
            "META-INF/maven/org.muleentra/entra-jwt-policy/pom.xml", "META-INF/mule-artifact/classloader-model.json",
            "META-INF/mule-artifact/mule-artifact.json", "template.xml");
    JsonNode models = json(POLICY, "META-INF/mule-artifact/classloader-model.json").get("dependencies");
    assertThat(models).hasSize(1);
    String plugin = models.get(0).get("uri").asText();
    assertThat(POLICY.get(plugin)).as("the plugin that the policy carries").isEqualTo(bytes(Jars.plugin()));
    Set<String> expected = new TreeSet<>(Set.of(plugin, plugin.replace("-mule-plugin.jar", ".pom"), modelBeside(plugin)));
    json(POLICY, modelBeside(plugin)).get("dependencies").forEach(library -> {
      expected.add(library.get("uri").asText());
      expected.add(library.get("uri").asText().replaceAll("\\.jar$", ".pom"));
    });
    assertThat(POLICY.keySet().stream().filter(name -> name.startsWith("repository/")))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void thePoliciesLibrariesAreWhatThePluginsPomAsksFor() throws IOException {
    String pom = text(PLUGIN, "META-INF/maven/org.muleentra/entra-jwt-extension/pom.xml");
    assertThat(pom).doesNotContain("${", "<parent>", "SNAPSHOT", "<scope>test");
    for (Path library : libraries()) {
      assertThat(pom).contains("<artifactId>" + library.getName(library.getNameCount() - 3) + "</artifactId>");
    }
    assertThat(libraries()).isNotEmpty();
  }

  // By the plugin, or by a library that is used.
  @Test
  void everyLibraryIsUsed() {
    Map<Path, SortedMap<String, byte[]>> unused = new LinkedHashMap<>();
    libraries().forEach(library -> unused.put(library, Jars.files(inPolicy(library))));
    Deque<SortedMap<String, byte[]>> users = new ArrayDeque<>(List.of(PLUGIN));
    while (!users.isEmpty()) {
      Set<String> asked = types(users.pop());
      Map<Path, SortedMap<String, byte[]>> used = new LinkedHashMap<>(unused);
      used.values().removeIf(library -> library.keySet().stream().noneMatch(asked::contains));
      unused.keySet().removeAll(used.keySet());
      users.addAll(used.values());
    }
    assertThat(unused.keySet()).isEmpty();
  }

  @Test
  void noLibraryDoublesWhatEveryRuntimeHas() {
    for (Path library : libraries()) {
      assertThat(Jars.files(inPolicy(library)).keySet()).as(library.toString())
          .noneMatch(name -> GIVEN.stream().anyMatch(name::startsWith));
    }
  }

  @Test
  void everyClassOutsideThePluginIsTheRuntimesTheJdksOrALibrarys() {
    Set<String> libraries = libraries().stream().flatMap(library -> Jars.files(inPolicy(library)).keySet().stream())
        .collect(Collectors.toSet());
    Set<String> foreign = types(PLUGIN);
    foreign.removeAll(PLUGIN.keySet());
    foreign.removeAll(libraries);
    assertThat(foreign).isNotEmpty().allMatch(type -> GIVEN.stream().anyMatch(type::startsWith));
  }

  @Test
  void theNoticeNamesEveryLibrary() {
    String notice = text(POLICY, "META-INF/NOTICE");
    for (Path library : libraries()) {
      int names = library.getNameCount();
      String group = library.subpath(1, names - 3).toString().replace('/', '.');
      assertThat(notice).contains(group + ":" + library.getName(names - 3));
    }
    assertThat(text(POLICY, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
    assertThat(text(PLUGIN, "META-INF/NOTICE")).isEqualTo(notice);
  }

  @Test
  void nothingIsExported() {
    for (String descriptor : List.of(text(PLUGIN, DESCRIPTOR), text(POLICY, DESCRIPTOR))) {
      JsonNode attributes = json(descriptor).at("/classLoaderModelLoaderDescriptor/attributes");
      assertThat(attributes.get("exportedPackages")).isEmpty();
      assertThat(attributes.get("exportedResources")).isEmpty();
      assertThat(descriptor).doesNotContain("${");
    }
  }

  // A runtime on Java 8 sees neither META-INF/versions nor module-info; one on Java N sees versions up to N.
  @Test
  void everyClassRunsOnTheJavaThatLoadsIt() {
    Map<String, SortedMap<String, byte[]>> jars = new TreeMap<>(Map.of("plugin", PLUGIN));
    libraries().forEach(library -> jars.put(library.toString(), Jars.files(inPolicy(library))));
    jars.forEach((jar, files) -> files.forEach((name, bytes) -> {
      if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
        assertThat(bytecode(bytes)).as(jar + " " + name).isLessThanOrEqualTo(newestFor(name));
      }
    }));
    assertThat(jars).hasSizeGreaterThan(1);
  }

  @Test
  void theEnginesOwnReadersTakeBoth() throws IOException {
    Jars.unpack(Jars.policy(), folder);
    PolicyTemplateDescriptor policy = Descriptors.policy(folder);
    assertThat(policy.getName()).isEqualTo("entra-jwt-policy");
    assertThat(policy.getBundleDescriptor().getClassifier()).contains("mule-policy");
    assertThat(policy.getClassLoaderModel().getUrls()).as("the policy's own classes").hasSize(1);
    assertThat(policy.getPlugins()).hasSize(1);
    ArtifactPluginDescriptor plugin = policy.getPlugins().iterator().next();
    assertThat(plugin.getName()).isEqualTo("Entra JWT");
    assertThat(plugin.getBundleDescriptor().getArtifactId()).isEqualTo("entra-jwt-extension");
    assertThat(plugin.getMinMuleVersion()).hasToString("4.1.1");
    ClassLoaderModel model = plugin.getClassLoaderModel();
    assertThat(model.getExportedPackages()).isEmpty();
    assertThat(model.getExportedResources()).isEmpty();
    assertThat(model.getUrls()).hasSize(1 + libraries().size()).allSatisfy(url -> assertThat(Path.of(url.toURI())).exists());
  }

  // The one that this engine is new enough for.
  @Test
  void theCommunityEditionIsToldWhyItCannotHaveThePolicy() throws IOException {
    Jars.unpack(Jars.unisolatedPolicy(), folder);
    assertThatThrownBy(() -> Descriptors.policyOnThisEdition(folder)).hasMessageContaining("MULE_EE");
  }

  @Test
  void nothingTellsWhenOrWhereThePackagesWereMade() throws IOException {
    for (Path jar : List.of(Jars.plugin(), Jars.policy())) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        assertThat(zip.stream().map(ZipEntry::getTimeLocal)).isNotEmpty()
            .allSatisfy(time -> assertThat(time).hasToString(BUILD_TIME));
      }
    }
    assertThat(POLICY.keySet()).noneMatch(name -> name.endsWith("_remote.repositories") || name.contains("maven-metadata"));
  }

  /** The files of the classes that a jar's classes name, its own among them. */
  private static Set<String> types(Map<String, byte[]> jar) {
    Set<String> types = new TreeSet<>();
    Remapper listening = new Remapper() {

      @Override
      public String map(String name) {
        types.add(name + ".class");
        return name;
      }
    };
    jar.forEach((name, bytes) -> {
      if (name.endsWith(".class") && !name.startsWith("META-INF/versions/")) {
        new ClassReader(bytes).accept(new ClassRemapper(new ClassWriter(0), listening), 0);
      }
    });
    return types;
  }

  private static int bytecode(byte[] type) {
    return (type[6] & 0xFF) << 8 | type[7] & 0xFF;
  }

  private static int newestFor(String name) {
    return name.startsWith("META-INF/versions/") ? 44 + Integer.parseInt(name.split("/")[2]) : NEWEST_BYTECODE;
  }

  /** The jars of the policy's repository but for the plugin, as paths in the policy. */
  private static List<Path> libraries() {
    return POLICY.keySet().stream().filter(name -> name.endsWith(".jar") && !name.endsWith("-mule-plugin.jar"))
        .map(Path::of).toList();
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  private static ByteArrayInputStream inPolicy(Path name) {
    return new ByteArrayInputStream(POLICY.get(name.toString()));
  }

  private static String modelBeside(String plugin) {
    return plugin.substring(0, plugin.lastIndexOf('/') + 1) + "classloader-model.json";
  }

  private static String text(Map<String, byte[]> jar, String name) {
    return new String(jar.get(name), UTF_8);
  }

  private static JsonNode json(Map<String, byte[]> jar, String name) {
    return json(text(jar, name));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
