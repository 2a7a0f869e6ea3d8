package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metadata of the implementations, of which the build makes the jars, and of which API Manager reads what runs where. */
class ImplementationsTest {

  private static final Path FOLDER = Path.of("implementation");

  // Quoted, or YAML makes numbers of the Javas, and API Manager takes the policy for Java 8 only.
  @ParameterizedTest
  @CsvSource({
      "'',          4.4.0,  8 11 17, ' for Mule 4'",
      "-unisolated, 4.1.1,  8 11 17, ' for Mule 4.1 to 4.3, not isolated from the application'",
      "-java21,     4.10.0, 17 21,   ' for Mule 4.10 on Java 17 and 21'"})
  void namesTheOldestMuleAndTheJavas(String suffix, String mule, String javas, String runtimes) throws IOException {
    for (String form : PolicyForm.FORMS) {
      Path file = PolicyForm.implementation(form + suffix);
      JsonNode implementation = PolicyForm.yaml(file);
      List<String> keys = new ArrayList<>();
      implementation.fieldNames().forEachRemaining(keys::add);

      assertThat(Files.readAllLines(file).get(0)).isEqualTo("#%Policy Implementation 1.0");
      assertThat(keys).containsExactly("technology", "name", "minRuntimeVersion", "supportedJavaVersions", "releaseNotes");
      assertThat(implementation.get("technology").asText()).isEqualTo("mule4");
      assertThat(implementation.get("name").asText())
          .isEqualTo(PolicyForm.yaml(PolicyForm.definition(form)).get("name").asText() + runtimes);
      assertThat(implementation.get("minRuntimeVersion").asText()).isEqualTo(mule);
      assertThat(implementation.get("supportedJavaVersions")).allMatch(JsonNode::isTextual)
          .extracting(JsonNode::asText).containsExactly(javas.split(" "));
    }
  }

  @Test
  void thereAreNoOthers() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("entra-jwt-policy.yaml",
          "entra-jwt-policy-unisolated.yaml", "entra-jwt-policy-java21.yaml", "entra-jwt-policy-full.yaml",
          "entra-jwt-policy-full-unisolated.yaml", "entra-jwt-policy-full-java21.yaml");
    }
  }
}
