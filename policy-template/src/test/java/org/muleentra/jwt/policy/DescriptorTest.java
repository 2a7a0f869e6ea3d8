package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The descriptor that the runtime reads from the jar. */
class DescriptorTest {

  private final JsonNode descriptor = descriptor();

  @Test
  void namesTheTemplateAndExportsNothing() {
    assertThat(descriptor.get("name").asText()).isEqualTo("entra-jwt-policy");
    // From here on a runtime isolates a policy: what the application carries does not replace the policy's plugin.
    assertThat(descriptor.get("minMuleVersion").asText()).isEqualTo("4.4.0")
        .isEqualTo(PolicyForm.yaml(PolicyForm.implementation(PolicyForm.EVERYDAY)).get("minRuntimeVersion").asText());
    assertThat(descriptor.get("requiredProduct").asText()).isEqualTo("MULE_EE");
    assertThat(descriptor.get("configs")).extracting(JsonNode::asText).containsExactly("template.xml");
    assertThat(descriptor.get("javaSpecificationVersions")).extracting(JsonNode::asText).containsExactly("1.8", "11", "17");
    assertThat(descriptor.has("supportedJavaVersions")).isFalse();
    JsonNode loader = descriptor.get("classLoaderModelLoaderDescriptor");
    assertThat(loader.get("id").asText()).isEqualTo("mule");
    assertThat(loader.at("/attributes/exportedPackages").isArray()).isTrue();
    assertThat(loader.at("/attributes/exportedPackages")).isEmpty();
    assertThat(loader.at("/attributes/exportedResources").isArray()).isTrue();
    assertThat(loader.at("/attributes/exportedResources")).isEmpty();
  }

  @Test
  void carriesTheCoordinatesOfTheBuild() {
    assertThat(descriptor.at("/bundleDescriptorLoader/id").asText()).isEqualTo("mule");
    JsonNode bundle = descriptor.at("/bundleDescriptorLoader/attributes");
    assertThat(bundle.get("groupId").asText()).isEqualTo("org.muleentra");
    assertThat(bundle.get("artifactId").asText()).isEqualTo("entra-jwt-policy");
    assertThat(bundle.get("version").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(bundle.get("classifier").asText()).isEqualTo("mule-policy");
    assertThat(bundle.get("type").asText()).isEqualTo("jar");
  }

  @Test
  void theTemplateIsPackagedAsItWasWritten() throws IOException {
    assertThat(Rendered.template()).isEqualTo(Files.readString(Path.of("src/main/resources/template.xml")));
  }

  // The file is given to the template as it is: no form fills in what it leaves out.
  @Test
  void theOfflinePolicyNamesThisPolicyAndRendersWithoutTheForm() throws IOException {
    JsonNode offline = PolicyForm.json(Path.of("target/offline-policies/orders-entra-jwt.json"));
    JsonNode bundle = descriptor.at("/bundleDescriptorLoader/attributes");
    assertThat(offline.at("/template/groupId")).isEqualTo(bundle.get("groupId"));
    assertThat(offline.at("/template/assetId")).isEqualTo(bundle.get("artifactId"));
    assertThat(offline.at("/template/version")).isEqualTo(bundle.get("version"));
    assertThat(offline.at("/api/0/id").isTextual()).isTrue();
    assertThat(offline.get("order").asInt()).isPositive();
    JsonNode configuration = offline.get("configuration");
    assertThat(FormSchema.violations(configuration)).isEmpty();
    String rendered = Rendered.text("orders", new ObjectMapper().convertValue(configuration, new TypeReference<>() { }));
    assertThat(rendered).contains("<entra-jwt:audience value=\"" + configuration.at("/audiences/0").asText() + "\"/>")
        .doesNotContain("=\"\"");
  }

  private static JsonNode descriptor() {
    try (InputStream in = DescriptorTest.class.getResourceAsStream("/META-INF/mule-artifact/mule-artifact.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
