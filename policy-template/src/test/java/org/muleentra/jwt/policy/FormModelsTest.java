package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both models of both forms; what fields do and take is asked of the form that has all of them. */
class FormModelsTest {

  static List<String> forms() {
    return PolicyForm.FORMS;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void bothModelsShowTheSameForm(String form) {
    assertThat(PolicyForm.singleFile(form).fields()).isNotEmpty().isEqualTo(PolicyForm.split(form).fields());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void tenantsAndAudiencesAloneMustBeFilledIn(String form) {
    assertThat(PolicyForm.split(form).fields()).filteredOn(field -> !field.optional())
        .extracting(PolicyForm.Field::name).containsExactly("tenants", "audiences");
  }

  /** As documented: one equality with a field at the root of the same form; what depends is neither an object nor a drop-down. */
  @ParameterizedTest
  @MethodSource("forms")
  void whatDependsOnAnotherFieldSaysSoInTheDocumentedWay(String form) {
    JsonNode properties = PolicyForm.json(PolicyForm.schema(form)).get("properties");
    List<String> dependent = new ArrayList<>();
    properties.properties().forEach(field -> field.getValue().at("/@rendering/@visibleOn").forEach(condition -> {
      dependent.add(field.getKey());
      assertThat(names(condition)).containsExactly("property", "value");
      assertThat(properties.at("/" + condition.get("property").asText() + "/enum")).contains(condition.get("value"));
      assertThat(field.getValue().has("enum") || field.getValue().get("type").asText().equals("object")).isFalse();
    }));
    assertThat(dependent).doesNotHaveDuplicates()
        .isEqualTo(form.equals(PolicyForm.FULL) ? List.of("b2cPolicies", "groupObjectStore") : List.of());
  }

  @Test
  void secretsAreMarkedAsSensitive() {
    assertThat(fields()).filteredOn(PolicyForm.Field::sensitive).extracting(PolicyForm.Field::name)
        .containsExactlyInAnyOrder("graphClientSecret", "graphCertificate", "auditHashKey",
            "auditKeyStorePassword", "trustStorePassword", "proxyPassword");
  }

  static List<PolicyForm.Field> fields() {
    return PolicyForm.split().fields();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void everyHelpTextSaysWhatItIsGivesAnExampleAndTellsWhatEmptyMeans(PolicyForm.Field field) {
    assertThat(field.title()).isNotBlank();
    assertThat(field.help()).hasSizeGreaterThan(80).endsWith(".");
    assertThat(field.help()).contains(field.optional() ? "Empty means " : "At least one is required.");
    if (field.options().isEmpty() && !enumerated(field)) {
      assertThat(field.help()).contains("Example: ");
    }
  }

  @Test
  void theHelpTextOfAListNamesItsDefaultAndItsWords() {
    PolicyForm.json(PolicyForm.SCHEMA).get("properties").properties().forEach(entry -> {
      String help = entry.getValue().get("description").asText();
      entry.getValue().at("/items/enum").forEach(word -> assertThat(help).contains(word.asText()));
      String whenEmpty = help.substring(Math.max(0, help.indexOf("Empty means")));
      JsonNode standing = entry.getValue().path("default");
      (standing.isArray() ? standing : List.of(standing)).forEach(word -> {
        if (!((JsonNode) word).isMissingNode()) {
          assertThat(whenEmpty).as(entry.getKey()).contains(((JsonNode) word).asText());
        }
      });
    });
  }

  private static boolean enumerated(PolicyForm.Field field) {
    return PolicyForm.json(PolicyForm.SCHEMA).at("/properties/" + field.name() + "/items").has("enum");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theSchemaIsOfDraft201909(String form) {
    JsonNode schema = PolicyForm.json(PolicyForm.schema(form));

    assertThat(schema.get("$schema").asText()).isEqualTo(FormSchema.DRAFT);
    assertThat(FormSchema.faults(schema)).isEmpty();
    assertThat(FormSchema.faults(new ObjectMapper().createObjectNode().put("type", "no such type"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theSchemaHasWhatApiManagerAsksFor(String form) {
    JsonNode schema = PolicyForm.json(PolicyForm.schema(form));
    assertThat(schema.get("$id").asText()).isEqualTo(form);
    assertThat(schema.get("type").asText()).isEqualTo("object");
    assertThat(schema.get("title").asText()).isNotBlank();
    assertThat(schema.get("description").asText()).isNotBlank();
    assertThat(schema.get("unevaluatedProperties").booleanValue()).isFalse();
    assertThat(schema.at("/@context/@vocab").asText()).isEqualTo("anypoint://vocabulary/policy.yaml#");
    assertThat(schema.at("/@context/security").asText()).isEqualTo("anypoint://vocabulary/policy.yaml#");
    assertThat(schema.at("/@context/config").asText())
        .isEqualTo("anypoint://vocabulary/policyConfigurationsForUI.yaml#");
    Stream.of("/properties", "/properties/roleMappings/items/properties", "/properties/headerNames/items/properties")
        .flatMap(place -> schema.at(place).valueStream())
        .forEach(property -> assertThat(List.of("title", "description", "type")).allMatch(property::has));
  }

  @Test
  void theSchemaTakesTheSamples() {
    assertThat(validate(SampleForm.smallest())).isEmpty();
    assertThat(validate(SampleForm.full())).isEmpty();
    assertThat(validate(with("tenants", List.of("organizations")))).isEmpty();
    assertThat(validate(with("clockSkew", 0))).isEmpty();
    assertThat(validate(with("metadataBaseUrl", "http://127.0.0.1:8080"))).isEmpty();
    assertThat(validate(with("requiredAppRoles", List.of("a#b", "$x", "a{b}", "[x]")))).isEmpty();
    // A box that was touched and emptied again.
    assertThat(validate(with("metadataBaseUrl", ""))).isEmpty();
    assertThat(validate(with("realm", ""))).isEmpty();
    assertThat(validate(with("keyObjectStore", ""))).isEmpty();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("tenants", null),
        Arguments.of("audiences", null),
        Arguments.of("tenants", List.of()),
        Arguments.of("audiences", List.of()),
        Arguments.of("audiences", List.of("")),
        Arguments.of("tenants", List.of("common")),
        Arguments.of("tenants", List.of("contoso.onmicrosoft.com")),
        Arguments.of("tenants", "organizations"),
        Arguments.of("cloud", "germany"),
        Arguments.of("tokenVersions", List.of("3.0")),
        Arguments.of("callerKinds", List.of("anyone")),
        Arguments.of("clockSkew", -1),
        Arguments.of("clockSkew", 601),
        Arguments.of("clockSkew", "60 s"),
        Arguments.of("keyObjectStore", "entra keys"),
        Arguments.of("keyObjectStore", "x".repeat(101)),
        Arguments.of("metadataBaseUrl", "ftp://mirror.example.com"),
        Arguments.of("metadataBaseUrl", "mirror.example.com"),
        Arguments.of("resourceMetadata", "/relative"),
        Arguments.of("roleMappings", List.of(Map.of("key", "g1"))),
        Arguments.of("roleMappings", List.of(Map.of("value", "admin"))),
        Arguments.of("roleMappings", List.of(Map.of("key", "g1", "value", "admin", "extra", "x"))),
        Arguments.of("skipSignature", true));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void theSchemaRefuses(String field, Object value) {
    assertThat(validate(with(field, value))).isNotEmpty();
  }

  /** Mule would take the one for an expression and the other for a property: neither is a value that anyone means. */
  @ParameterizedTest
  @ValueSource(strings = {"#[payload]", " #[payload] ", "x#[payload]", "${user.home}", "x${user.home}", "\n${a", "https://x/#[a]",
      "https://x/${a}"})
  void theSchemaRefusesExpressionsAndPlaceholdersInEveryField(String value) {
    for (PolicyForm.Field field : fields()) {
      List<Object> filledIn = switch (field.kind()) {
        case LIST -> List.of(List.of(value));
        case KEY_VALUES -> List.of(List.of(Map.of("key", value, "value", "v")), List.of(Map.of("key", "k", "value", value)));
        default -> List.of(value);
      };
      filledIn.forEach(text -> assertThat(validate(with(field.name(), text))).as(field.name()).isNotEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theDefinitionHasItsHeaderAndKeys(String form) throws IOException {
    JsonNode definition = PolicyForm.yaml(PolicyForm.definition(form));

    assertThat(Files.readAllLines(PolicyForm.definition(form)).get(0)).isEqualTo("#%Policy Definition 0.1");
    assertThat(names(definition)).containsExactlyInAnyOrder("name", "description", "category", "type",
        "providedCharacteristics", "requiredCharacteristics", "interfaceScope", "interfaceTransformation",
        "encryptionSupported", "violationCategory");
    assertThat(definition.get("violationCategory").asText()).isEqualTo("authentication");
    assertThat(definition.get("interfaceScope")).extracting(JsonNode::asText).containsExactly("api", "resource");
    assertThat(definition.get("name")).isEqualTo(PolicyForm.json(PolicyForm.schema(form)).get("title"));
    assertThat(definition.get("description")).isEqualTo(PolicyForm.json(PolicyForm.schema(form)).get("description"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theSingleFileHasTheKeysThatThePackagerChecks(String form) {
    JsonNode file = PolicyForm.yaml(PolicyForm.singleFileOf(form));
    JsonNode definition = PolicyForm.yaml(PolicyForm.definition(form));

    assertThat(names(file)).containsExactlyInAnyOrder("id", "name", "description", "category", "violationCategory", "type",
        "supportedPoliciesVersions", "resourceLevelSupported", "encryptionSupported", "standalone", "supportedJavaVersions",
        "requiredCharacteristics", "providedCharacteristics", "configuration");
    assertThat(file.get("id").asText()).isEqualTo(form);
    for (String key : List.of("name", "description", "category", "type", "violationCategory", "encryptionSupported",
        "requiredCharacteristics", "providedCharacteristics")) {
      assertThat(file.get(key)).as(key).isEqualTo(definition.get(key));
    }
    for (String key : List.of("resourceLevelSupported", "encryptionSupported", "standalone")) {
      assertThat(file.get(key).isBoolean() && file.get(key).booleanValue()).as(key).isTrue();
    }
    assertJavaVersions(file);
    assertThat(file.get("configuration")).isNotEmpty().allSatisfy(property -> {
      List<String> keys = new ArrayList<>(
          List.of("propertyName", "name", "description", "type", "optional", "sensitive", "allowMultiple"));
      keys.addAll(switch (property.get("type").asText()) {
        case "int" -> List.of("minimumValue", "maximumValue");
        case "radio" -> List.of("options");
        default -> List.of();
      });
      assertThat(names(property)).containsAll(keys);
      keys.add("defaultValue");
      assertThat(keys).containsAll(names(property));
      property.path("options").forEach(option -> assertThat(names(option)).containsExactly("name", "value"));
    });
  }

  /** Quoted, or YAML makes numbers of them, and API Manager takes the policy for Java 8 only. */
  private static void assertJavaVersions(JsonNode file) {
    assertThat(file.get("supportedJavaVersions")).allMatch(JsonNode::isTextual)
        .extracting(JsonNode::asText).containsExactly("8", "11", "17");
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> form = SampleForm.smallest();
    if (value == null) {
      form.remove(field);
    } else {
      form.put(field, value);
    }
    return form;
  }

  private static List<String> validate(Map<String, Object> form) {
    return FormSchema.violations(new ObjectMapper().valueToTree(form));
  }
}
