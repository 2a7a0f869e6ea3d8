package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Exchange shows of an asset: it is reported to refuse a description of more than 256 characters. */
class DescriptionsTest {

  private static final int LONGEST = 256;
  private static final Path ROOT = Path.of("..");
  private static final Pattern OF_A_POM = Pattern.compile("<description>\\s*(.+?)\\s*</description>", Pattern.DOTALL);

  @Test
  void theFormsDescriptionsAreShortEnough() {
    for (String form : PolicyForm.FORMS) {
      assertThat(List.of(PolicyForm.json(PolicyForm.schema(form)), PolicyForm.yaml(PolicyForm.definition(form)),
          PolicyForm.yaml(PolicyForm.singleFileOf(form)))).extracting(file -> file.get("description").asText())
          .allSatisfy(DescriptionsTest::isShortEnough);
    }
  }

  /** Taken from the Javadoc of the extension's class. */
  @Test
  void theExtensionsDescriptionIsShortEnough() throws IOException {
    try (Stream<Path> models = Files.list(ROOT.resolve("api"))) {
      assertThat(models.filter(file -> file.toString().endsWith(".json"))).isNotEmpty()
          .allSatisfy(model -> isShortEnough(PolicyForm.json(model).get("description").asText()));
    }
  }

  /** Of this build, and of the projects that it lays out for MuleSoft's toolchain. */
  @Test
  void thePomsDescriptionsAreShortEnough() throws IOException {
    List<Path> described = new ArrayList<>();
    for (String module : List.of("", "policy-template", "testkit", "build/mulesoft/extension", "build/mulesoft/policy",
        "examples/orders-api")) {
      Path pom = ROOT.resolve(module).resolve("pom.xml");
      OF_A_POM.matcher(Files.readString(pom)).results().forEach(found -> {
        described.add(pom);
        isShortEnough(found.group(1));
      });
    }
    assertThat(described).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
  }

  private static void isShortEnough(String description) {
    assertThat(description).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST);
  }
}
