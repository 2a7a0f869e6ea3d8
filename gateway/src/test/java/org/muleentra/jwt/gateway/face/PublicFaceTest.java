package org.muleentra.jwt.gateway.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mule.runtime.api.meta.model.ExtensionModel;
import org.mule.runtime.extension.api.persistence.ExtensionModelJsonSerializer;
import org.muleentra.jwt.gateway.engine.ExtensionFace;
import org.muleentra.jwt.gateway.face.form.FormField;
import org.muleentra.jwt.gateway.face.form.SettingTables;
import org.muleentra.jwt.gateway.face.form.SingleFileForm;
import org.muleentra.jwt.gateway.face.form.SplitForm;
import org.muleentra.jwt.gateway.face.form.TemplateConfiguration;
import org.muleentra.jwt.mule.EntraJwtExtension;

/** What applications are written against changes only on purpose: schema, extension model and the tables of the reference. */
class PublicFaceTest {

  private static final GoldenFile SCHEMA = GoldenFile.at("api/mule-entra-jwt.xsd");
  private static final GoldenFile MODEL = GoldenFile.at("api/entra-jwt-extension-model-4.1.1.json");
  private static final GoldenFile REFERENCE = GoldenFile.at("docs/begin/reference.md");

  private static final GoldenFile TEMPLATE = GoldenFile.at("policy-template/src/main/resources/template.xml");
  private static final GoldenFile OUTBOUND = GoldenFile.at("docs/use/outbound.md");
  private static final GoldenFile CONFIGURATION = GoldenFile.at("docs/begin/configuration.md");

  private static final GoldenFile IN_A_FLOW = GoldenFile.at("docs/use/in-a-flow.md");
  private static final GoldenFile BACKEND_HEADERS = GoldenFile.at("docs/use/backend-headers.md");

  private static ExtensionFace face;
  private static List<FormField> fields;

  @BeforeAll
  static void read() throws IOException {
    face = ExtensionFace.of(EntraJwtExtension.class, version());
    fields = FormField.of(face);
  }

  /** The version that the packaged plugin states. */
  private static String version() throws IOException {
    try (InputStream descriptor =
        EntraJwtExtension.class.getResourceAsStream("/META-INF/mule-artifact/mule-artifact.json")) {
      JsonNode loader = new ObjectMapper().readTree(descriptor).at("/extensionModelLoaderDescriptor/attributes/version");
      return loader.asText();
    }
  }

  @Test
  void theSchemaIsThatOfTheRepository() throws Exception {
    SCHEMA.mustBe(StableOrder.xml(face.schema()));
  }

  @Test
  void theModelIsThatOfTheRepository() throws IOException {
    MODEL.mustBe(StableOrder.json(face.json()));
  }

  @Test
  void theReferencePageSaysWhatTheModelSays() throws IOException {
    REFERENCE.mustBe(MarkedRegions.fill(REFERENCE.text(), new ReferenceTables(face).regions()));
  }

  @Test
  void thePageOnTokensOfOurOwnSaysWhatTheModelSays() throws IOException {
    OUTBOUND.mustBe(MarkedRegions.fill(OUTBOUND.text(), new ReferenceTables(face).client()));
  }

  static List<Arguments> forms() {
    List<FormField> all = FormField.inOrderOfForms(fields);
    return List.of(Arguments.of("entra-jwt-policy", all.stream().filter(FormField::isEveryday).toList()),
        Arguments.of("entra-jwt-policy-full", all));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void theFormsAreMadeOfTheSettings(String asset, List<FormField> ofTheForm) throws IOException {
    GoldenFile split = GoldenFile.at("policy-template/definition/" + asset + ".schema.json");
    GoldenFile singleFile = GoldenFile.at("policy-template/" + asset + ".yaml");
    split.mustBe(SplitForm.filled(split.text(), ofTheForm));
    singleFile.mustBe(SingleFileForm.filled(singleFile.text(), ofTheForm));
  }

  /** In the order in which people need them, and no more than they take in at a look. */
  @Test
  void theFormOfEverydayIsShort() {
    List<FormField> everyday = FormField.inOrderOfForms(fields).stream().filter(FormField::isEveryday).toList();
    assertThat(everyday).hasSizeBetween(12, 16).extracting(field -> field.help().everyday()).doesNotHaveDuplicates();
    assertThat(everyday.subList(0, 2)).allMatch(field -> field.shape().isRequired());
    assertThat(everyday).noneMatch(field -> field.shape().isSecret());
  }

  /** Its lists are written in the order of the model, which the schema of the extension asks for. */
  @Test
  void theTemplateIsMadeOfTheSettings() throws IOException {
    TEMPLATE.mustBe(TemplateConfiguration.filled(TEMPLATE.text(), fields));
  }

  @Test
  void theConfigurationPageIsMadeOfTheSettings() throws IOException {
    CONFIGURATION.mustBe(MarkedRegions.fill(CONFIGURATION.text(), Map.of("settings", SettingTables.of(fields))));
  }

  @Test
  void thePagesTellOfTheCallersFields() throws IOException {
    IN_A_FLOW.mustBe(MarkedRegions.fill(IN_A_FLOW.text(), Map.of("principal", PrincipalTables.forFlows())));
    BACKEND_HEADERS.mustBe(MarkedRegions.fill(BACKEND_HEADERS.text(), Map.of("headers", PrincipalTables.forBackends())));
  }

  /** Sorted and printed anew, it is still the model that the tools of Mule read. */
  @Test
  void theModelOfTheRepositoryIsReadBack() throws IOException {
    ExtensionModel read = new ExtensionModelJsonSerializer().deserialize(StableOrder.json(face.json()));

    assertThat(read.getVersion()).isEqualTo(face.model().getVersion());
    assertThat(read.getErrorModels()).isEqualTo(face.model().getErrorModels());
    assertThat(names(read)).isEqualTo(names(face.model()));
  }

  private static Map<String, Object> names(ExtensionModel model) {
    Map<String, Object> names = new TreeMap<>();
    model.getConfigurationModels().forEach(config -> {
      names.put(config.getName(), config.getAllParameterModels().stream().map(parameter -> parameter.getName()).toList());
      config.getOperationModels().forEach(operation -> names.put(operation.getName(),
          operation.getAllParameterModels().stream().map(parameter -> parameter.getName()).toList()));
    });
    model.getOperationModels().forEach(operation -> names.put(operation.getName(),
        operation.getAllParameterModels().stream().map(parameter -> parameter.getName()).toList()));
    return names;
  }

  @Test
  void aPageThatLostARegionIsNotTakenForComplete() {
    assertThatThrownBy(() -> MarkedRegions.fill("<!-- generated: a -->\n<!-- end: a -->", Map.of("a", "1", "b", "2")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[a]");
  }

  @Test
  void ordersWhatTheEngineOrdersByChance() throws Exception {
    assertThat(StableOrder.json("{\"operations\":[{\"name\":\"b\"},{\"name\":\"a\"}],\"parameters\":[2,1]}"))
        .isEqualTo(StableOrder.json("{\"operations\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"parameters\":[2,1]}"))
        .isNotEqualTo(StableOrder.json("{\"operations\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"parameters\":[1,2]}"));
    assertThat(StableOrder.xml("<s><i/><e name='b'/><e name='a'/></s>"))
        .isEqualTo(StableOrder.xml("<s><i/>\n  <e name='a'/><e name='b'/></s>"));
  }
}
