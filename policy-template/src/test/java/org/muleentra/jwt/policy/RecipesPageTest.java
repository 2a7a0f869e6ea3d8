package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever pastes a form out of the documents must get a policy: the form takes it, and the template loses none of it. */
class RecipesPageTest {

  private static final Path RECIPES = Path.of("../docs/begin/recipes.md");
  private static final Path SETUP = Path.of("../docs/begin/entra-setup.md");
  private static final Path START = Path.of("../docs/begin/anypoint.md");

  private static final Pattern RECIPE = Pattern.compile("(?m)^## \\d+\\. ");
  private static final Pattern JSON = Pattern.compile("(?ms)^```json\n(.*?)^```$");

  private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** A form as it stands on a page; named by the page and what leads up to it. */
  record Form(String name, String json) {
    JsonNode tree() throws IOException {
      return STRICT.readTree(json);
    }

    Map<String, Object> values() throws IOException {
      return STRICT.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<String> blocks(String text) {
    return JSON.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /** The numbered sections, without what comes before the first. */
  private static List<String> recipes() throws IOException {
    String page = Files.readString(RECIPES);
    assertThat(blocks(RECIPE.split(page)[0])).as("forms outside of a recipe").isEmpty();
    return Stream.of(RECIPE.split(page)).skip(1).toList();
  }

  static List<Form> forms() throws IOException {
    List<Form> forms = new ArrayList<>();
    for (String recipe : recipes()) {
      blocks(recipe).forEach(json -> forms.add(new Form(recipe.lines().findFirst().orElseThrow(), json)));
    }
    blocks(Files.readString(SETUP)).forEach(json -> forms.add(new Form("entra-setup.md", json)));
    blocks(Files.readString(START)).forEach(json -> forms.add(new Form("anypoint.md", json)));
    return forms;
  }

  @Test
  void thereAreAtLeastTenRecipesWithOneFormEach() throws IOException {
    assertThat(recipes()).hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(recipe -> assertThat(blocks(recipe)).as(recipe).hasSize(1))
        .doesNotHaveDuplicates();
    assertThat(blocks(Files.readString(SETUP))).as("forms of entra-setup.md").isNotEmpty();
    assertThat(blocks(Files.readString(START))).as("forms of anypoint.md").isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theFormTakesIt(Form form) throws IOException {
    assertThat(FormSchema.violations(form.tree())).isEmpty();
  }

  /** Which recipes need the longer form is said before the first; a first setup does not. */
  @Test
  void thePageNamesThoseThatTheFormOfEverydayTakes() throws IOException {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < recipes().size(); i++) {
      if (FormSchema.violations(PolicyForm.EVERYDAY, STRICT.readTree(blocks(recipes().get(i)).get(0))).isEmpty()) {
        taken.add(String.valueOf(i + 1));
      }
    }
    assertThat(Files.readString(RECIPES).split("\n## ")[0])
        .contains("Recipes " + String.join(" and ", taken) + " fit the form of `entra-jwt-policy`");
    for (String setup : blocks(Files.readString(SETUP) + Files.readString(START))) {
      assertThat(FormSchema.violations(PolicyForm.EVERYDAY, STRICT.readTree(setup))).isEmpty();
    }
  }

  /** Every value that was typed is found again in the policy, and every field makes a difference to it. */
  @ParameterizedTest
  @MethodSource("forms")
  void theTemplateLosesNoneOfIt(Form form) throws IOException {
    Rendered policy = Rendered.of(form.values());

    assertThat(policy.values()).containsAll(leaves(form.tree()).toList());
    for (String field : form.values().keySet()) {
      Map<String, Object> without = form.values();
      without.remove(field);
      assertThat(Rendered.of(without).content()).as(field).isNotEqualTo(policy.content());
    }
  }

  private static Stream<String> leaves(JsonNode node) {
    return node.isValueNode() ? Stream.of(node.asText()) : node.valueStream().flatMap(RecipesPageTest::leaves);
  }
}
