package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of everyday is the beginning of the one that has all fields, and fills in the same template. */
class EverydayFormTest {

  private static final JsonNode EVERYDAY = PolicyForm.json(PolicyForm.schema(PolicyForm.EVERYDAY));
  private static final JsonNode FULL = PolicyForm.json(PolicyForm.schema(PolicyForm.FULL));

  static List<PolicyForm.Field> fields() {
    return PolicyForm.split(PolicyForm.EVERYDAY).fields();
  }

  /** In the split model; their order in the file is that on the screen. */
  @Test
  void everyFieldIsThatOfTheFullFormToTheLetter() {
    List<Map.Entry<String, JsonNode>> everyday = List.copyOf(EVERYDAY.get("properties").properties());
    List<Map.Entry<String, JsonNode>> full = List.copyOf(FULL.get("properties").properties());

    assertThat(everyday).isNotEmpty().hasSizeLessThan(full.size() / 2);
    assertThat(everyday.toString()).isEqualTo(full.subList(0, everyday.size()).toString());
  }

  @Test
  void everyFieldOfTheSingleFileIsThatOfTheFullFormToTheLetter() throws IOException {
    String everyday = configuration(PolicyForm.EVERYDAY);

    assertThat(configuration(PolicyForm.FULL)).startsWith(everyday + "  - propertyName: ");
  }

  private static String configuration(String form) throws IOException {
    return Files.readString(PolicyForm.singleFileOf(form)).split("(?m)^configuration:\n")[1];
  }

  /** Whoever finds one of them in Exchange learns of the other. */
  @Test
  void theFormsDifferInNameDescriptionAndFieldsAlone() {
    assertThat(EVERYDAY.get("description").asText()).contains("The policy " + FULL.get("title").asText() + " ");
    assertThat(FULL.get("description").asText()).contains("The policy " + EVERYDAY.get("title").asText() + " ");
    assertThat(unnamed(EVERYDAY, "$id", "title", "properties")).isEqualTo(unnamed(FULL, "$id", "title", "properties"));
    assertThat(unnamed(PolicyForm.yaml(PolicyForm.definition(PolicyForm.EVERYDAY)), "name"))
        .isEqualTo(unnamed(PolicyForm.yaml(PolicyForm.definition(PolicyForm.FULL)), "name"));
    assertThat(unnamed(PolicyForm.yaml(PolicyForm.singleFileOf(PolicyForm.EVERYDAY)), "id", "name", "configuration"))
        .isEqualTo(unnamed(PolicyForm.yaml(PolicyForm.singleFileOf(PolicyForm.FULL)), "id", "name", "configuration"));
  }

  private static ObjectNode unnamed(JsonNode form, String... names) {
    ObjectNode unnamed = form.deepCopy();
    unnamed.remove(List.of(names));
    unnamed.remove("description");
    return unnamed;
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aValueOfItRendersAsOneOfTheFullForm(PolicyForm.Field field) {
    Map<String, Object> form = SampleForm.smallest();
    form.put(field.name(), SampleForm.full().get(field.name()));

    assertThat(FormSchema.violations(PolicyForm.EVERYDAY, tree(form))).isEmpty();
    Rendered policy = Rendered.of(completed(EVERYDAY, form));
    Rendered full = Rendered.of(completed(FULL, form));
    assertThat(full.config()).containsAllEntriesOf(policy.config());
    assertThat(full.content()).containsAll(
        policy.content().stream().filter(line -> !line.strip().startsWith("entra-jwt:config{")).toList());
    assertThat(policy.values()).containsAll(leaves(tree(form).get(field.name())).toList());
  }

  @Test
  void itRefusesTheFieldsThatItHasNot() {
    Map<String, Object> all = SampleForm.full();
    all.keySet().removeAll(fields().stream().map(PolicyForm.Field::name).toList());

    assertThat(all).isNotEmpty().allSatisfy((name, value) -> {
      Map<String, Object> form = SampleForm.smallest();
      form.put(name, value);
      assertThat(FormSchema.violations(PolicyForm.EVERYDAY, tree(form))).as(name).isNotEmpty();
      assertThat(FormSchema.violations(PolicyForm.FULL, tree(form))).as(name).isEmpty();
    });
  }

  /** As API Manager fills in the defaults of a form. */
  private static Map<String, Object> completed(JsonNode schema, Map<String, Object> form) {
    Map<String, Object> completed = new HashMap<>(form);
    schema.get("properties").properties().forEach(field -> {
      if (field.getValue().has("default")) {
        completed.putIfAbsent(field.getKey(), new ObjectMapper().convertValue(field.getValue().get("default"), Object.class));
      }
    });
    return completed;
  }

  private static JsonNode tree(Map<String, Object> form) {
    return new ObjectMapper().valueToTree(form);
  }

  private static Stream<String> leaves(JsonNode node) {
    return node.isValueNode() ? Stream.of(node.asText()) : node.valueStream().flatMap(EverydayFormTest::leaves);
  }
}
