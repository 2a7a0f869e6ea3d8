package org.muleentra.jwt.mule;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is packaged: the jar holds this directory of classes and nothing else. */
class PackageContentTest {

  private static final String ANNOTATION = "org.mule.sdk.api.annotation.JavaVersionSupport";

  private final Path classes = classes();

  @Test
  void theExtensionDeclaresJava8And11And17() {
    JavaClasses imported = new ClassFileImporter().importPath(classes.resolve("org/muleentra/jwt/mule"));
    Object versions = imported.get(EntraJwtExtension.class).getAnnotationOfType(ANNOTATION).get("value").orElseThrow();
    assertThat((Object[]) versions).extracting(version -> ((JavaEnumConstant) version).name())
        .containsExactly("JAVA_8", "JAVA_11", "JAVA_17");
  }

  @Test
  void theDeclarationsOfTheSdkAreNotPackaged() throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      assertThat(files.map(classes::relativize).map(Path::toString)).isNotEmpty()
          .noneMatch(name -> name.startsWith("org/mule/"));
    }
  }

  // A JVM ignores the annotation where its class is absent, as it is on Mule 4.1 and here.
  @Test
  void theExtensionLoadsWithoutTheAnnotation() {
    assertThat(EntraJwtExtension.class.getAnnotations()).isNotEmpty()
        .noneMatch(annotation -> annotation.annotationType().getName().equals(ANNOTATION));
  }

  @Test
  void everyClassRunsOnJava8() throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      assertThat(files.filter(file -> file.toString().endsWith(".class"))).isNotEmpty()
          .allSatisfy(file -> assertThat(majorVersion(file)).isEqualTo(52));
    }
  }

  @Test
  void theDescriptorExportsNothing() throws IOException {
    JsonNode attributes = descriptor().at("/classLoaderModelLoaderDescriptor/attributes");
    assertThat(attributes.size()).isEqualTo(4);
    assertThat(attributes).allSatisfy(list -> assertThat(list.isArray() && list.isEmpty()).isTrue());
  }

  @Test
  void theDescriptorNamesTheExtension() throws IOException {
    JsonNode descriptor = descriptor();
    assertThat(descriptor.toString()).doesNotContain("${");
    assertThat(descriptor.at("/name").asText()).isEqualTo("Entra JWT");
    assertThat(descriptor.at("/minMuleVersion").asText()).isEqualTo("4.1.1");
    assertThat(descriptor.at("/requiredProduct").asText()).isEqualTo("MULE");
    assertThat(descriptor.at("/extensionModelLoaderDescriptor/attributes/type").asText())
        .isEqualTo(EntraJwtExtension.class.getName());
    assertThat(descriptor.at("/bundleDescriptorLoader/attributes/artifactId").asText()).isEqualTo("entra-jwt-extension");
    assertThat(descriptor.at("/bundleDescriptorLoader/attributes/classifier").asText()).isEqualTo("mule-plugin");
  }

  @Test
  void thePackagesFormNoCycle() {
    slices().matching("org.muleentra.jwt.mule.(*)..").should().beFreeOfCycles()
        .check(new ClassFileImporter().importPath(classes));
  }

  private JsonNode descriptor() throws IOException {
    return new ObjectMapper().readTree(classes.resolve("META-INF/mule-artifact/mule-artifact.json").toFile());
  }

  private static int majorVersion(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return (bytes[6] & 0xFF) << 8 | bytes[7] & 0xFF;
  }

  private static Path classes() {
    try {
      return Paths.get(EntraJwtExtension.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
