package org.muleentra.jwt.gateway.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mule.runtime.api.meta.model.ExtensionModel;
import org.mule.runtime.api.meta.model.error.ErrorModel;
import org.mule.runtime.extension.api.persistence.ExtensionModelJsonSerializer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What flows and suites of the example name exists: ours by the files in {@code api}, MuleSoft's by their public names. */
class ExampleSourcesTest {

  private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";
  private static final String OURS = "http://www.mulesoft.org/schema/mule/entra-jwt";
  private static final String CORE = "http://www.mulesoft.org/schema/mule/core";
  private static final String HTTP = "http://www.mulesoft.org/schema/mule/http";
  private static final String MUNIT = "http://www.mulesoft.org/schema/mule/munit";
  private static final String TOOLS = "http://www.mulesoft.org/schema/mule/munit-tools";

  /** Elements of MUnit 3 and of the HTTP connector 1.10 that tests of the example may use, with their attributes. */
  private static final Map<String, Set<String>> MULESOFTS = Map.ofEntries(
      Map.entry(MUNIT + " config", Set.of("name", "ignore", "minMuleVersion")),
      Map.entry(MUNIT + " parameterizations", Set.of()),
      Map.entry(MUNIT + " parameterization", Set.of("name")),
      Map.entry(MUNIT + " parameters", Set.of()),
      Map.entry(MUNIT + " parameter", Set.of("propertyName", "value")),
      Map.entry(MUNIT + " dynamic-port", Set.of("propertyName", "min", "max")),
      Map.entry(MUNIT + " test", Set.of("name", "description", "ignore", "tags", "expectedErrorType", "expectedException",
          "expectedErrorDescription", "timeOut")),
      Map.entry(MUNIT + " enable-flow-sources", Set.of()),
      Map.entry(MUNIT + " enable-flow-source", Set.of("value")),
      Map.entry(MUNIT + " behavior", Set.of()),
      Map.entry(MUNIT + " execution", Set.of()),
      Map.entry(MUNIT + " validation", Set.of()),
      Map.entry(TOOLS + " mock-when", Set.of("processor")),
      Map.entry(TOOLS + " with-attributes", Set.of()),
      Map.entry(TOOLS + " with-attribute", Set.of("attributeName", "whereValue")),
      Map.entry(TOOLS + " then-return", Set.of()),
      Map.entry(TOOLS + " payload", Set.of("value", "mediaType", "encoding")),
      Map.entry(TOOLS + " attributes", Set.of("value")),
      Map.entry(TOOLS + " variables", Set.of()),
      Map.entry(TOOLS + " variable", Set.of("key", "value", "mediaType", "encoding")),
      Map.entry(TOOLS + " error", Set.of("typeId", "cause")),
      Map.entry(TOOLS + " assert-equals", Set.of("actual", "expected", "message")),
      Map.entry(TOOLS + " assert-that", Set.of("expression", "is", "message")),
      Map.entry(TOOLS + " verify-call", Set.of("processor", "times", "atLeast", "atMost")),
      Map.entry(HTTP + " listener-config", Set.of("name", "basePath", "listenerInterceptors")),
      Map.entry(HTTP + " listener-connection", Set.of("host", "port", "protocol", "usePersistentConnections",
          "connectionIdleTimeout", "readTimeout")),
      Map.entry(HTTP + " listener", Set.of("config-ref", "path", "allowedMethods", "outputMimeType",
          "responseStreamingMode")),
      Map.entry(HTTP + " response", Set.of("statusCode", "reasonPhrase")),
      Map.entry(HTTP + " error-response", Set.of("statusCode", "reasonPhrase")),
      Map.entry(HTTP + " request-config", Set.of("name", "basePath", "responseTimeout", "followRedirects")),
      Map.entry(HTTP + " request-connection", Set.of("host", "port", "protocol")),
      Map.entry(HTTP + " request", Set.of("config-ref", "method", "path", "url", "outputMimeType", "target", "targetValue",
          "responseTimeout", "followRedirects")),
      Map.entry(HTTP + " body", Set.of()),
      Map.entry(HTTP + " headers", Set.of()),
      Map.entry(HTTP + " query-params", Set.of()),
      Map.entry(HTTP + " response-validator", Set.of()),
      Map.entry(HTTP + " success-status-code-validator", Set.of("values")));

  private static final Pattern ERROR_TYPE = Pattern.compile("ENTRA-JWT:\\w+");
  private static final Pattern PROCESSOR = Pattern.compile("entra-jwt:([\\w-]+)");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.]+)}");

  static List<Path> sources() throws Exception {
    return Stream.concat(ExampleApplication.flows().stream(), ExampleApplication.suites().stream()).toList();
  }

  private static ExtensionModel model() throws Exception {
    return new ExtensionModelJsonSerializer().deserialize(GoldenFile.at("api/entra-jwt-extension-model-4.1.1.json").text());
  }

  /** Every element of our schema with its attributes; those of one name together. */
  private static Map<String, Set<String>> ours() throws Exception {
    Document schema = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(GoldenFile.at("api/mule-entra-jwt.xsd").text())));
    Map<String, Set<String>> types = new TreeMap<>();
    for (Element type : named(schema, "complexType")) {
      types.put(type.getAttribute("name"), attributes(type));
    }
    Map<String, Set<String>> elements = new TreeMap<>();
    for (Element element : named(schema, "element")) {
      Set<String> all = elements.computeIfAbsent(element.getAttribute("name"), name -> new TreeSet<>());
      all.addAll(types.getOrDefault(element.getAttribute("type"), attributes(element)));
    }
    return elements;
  }

  private static List<Element> named(Document schema, String kind) {
    return elements(schema.getDocumentElement()).stream()
        .filter(element -> SCHEMA.equals(element.getNamespaceURI()) && element.getLocalName().equals(kind))
        .filter(element -> !element.getAttribute("name").isEmpty()).toList();
  }

  /** The attributes that an element or type itself declares, without those of elements inside it. */
  private static Set<String> attributes(Element of) {
    Set<String> names = new LinkedHashSet<>();
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getLocalName().equals("attribute")) {
        names.add(element.getAttribute("name"));
      } else if (child instanceof Element element && !element.getLocalName().equals("element")) {
        names.addAll(attributes(element));
      }
    }
    return names;
  }

  private static List<Element> elements(Element root) {
    List<Element> all = new ArrayList<>(List.of(root));
    for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        all.addAll(elements(element));
      }
    }
    return all;
  }

  private static Set<String> attributeNames(Element element) {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        names.add(attribute.getNodeName());
      }
    }
    return names;
  }

  private static Set<String> matches(Pattern pattern, Path file) throws Exception {
    return pattern.matcher(Files.readString(file)).results()
        .map((MatchResult match) -> match.group(match.groupCount())).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void thereAreFlowsAndSuites() throws Exception {
    assertThat(ExampleApplication.flows()).hasSize(7);
    assertThat(ExampleApplication.suites()).hasSize(5);
    assertThat(ours().get("validate-token")).contains("config-ref", "token", "target").doesNotContain("value");
    assertThat(ours().get("required-scope")).containsExactly("value");
  }

  @ParameterizedTest
  @MethodSource("sources")
  void namesOnlyElementsAndAttributesThatExist(Path source) throws Exception {
    Map<String, Set<String>> ours = ours();
    for (Element element : elements(ExampleApplication.read(source).getDocumentElement())) {
      String namespace = element.getNamespaceURI();
      Set<String> known = OURS.equals(namespace) ? ours.get(element.getLocalName())
          : MULESOFTS.get(namespace + " " + element.getLocalName());
      if (!CORE.equals(namespace)) {
        assertThat(known).as("%s has %s", namespace, element.getNodeName()).isNotNull();
        assertThat(known).as(element.getNodeName()).containsAll(attributeNames(element));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void namesOnlyErrorTypesThatExist(Path source) throws Exception {
    Set<String> existing = model().getErrorModels().stream().map(ExampleSourcesTest::name).collect(Collectors.toSet());

    assertThat(existing).containsAll(matches(Pattern.compile("(" + ERROR_TYPE + ")"), source));
  }

  @Test
  void flowsAndSuitesDealWithEachErrorTypeThatTheOperationRaises() throws Exception {
    Set<String> raised = model().getConfigurationModel("config").orElseThrow().getOperationModel("validateToken").orElseThrow()
        .getErrorModels().stream().map(ExampleSourcesTest::name).collect(Collectors.toSet());
    Pattern types = Pattern.compile("(" + ERROR_TYPE + ")");

    assertThat(matches(types, ExampleApplication.HOME.resolve("src/main/mule/global.xml"))).containsAll(raised);
    assertThat(matches(types, ExampleApplication.HOME.resolve("src/test/munit/refusals-test-suite.xml")))
        .containsAll(raised);
  }

  @Test
  void flowsDealWithEachErrorTypeOfTheTokensThatTheyAcquire() throws Exception {
    Set<String> handled = matches(Pattern.compile("(" + ERROR_TYPE + ")"), ExampleApplication.HOME.resolve("src/main/mule/global.xml"));
    for (String operation : List.of("acquireToken", "acquireTokenOnBehalfOf")) {
      Set<ErrorModel> raised = model().getConfigurationModel("client-config").orElseThrow().getOperationModel(operation).orElseThrow()
          .getErrorModels();
      assertThat(raised).isNotEmpty().allSatisfy(error -> assertThat(handled)
          .containsAnyOf(name(error), error.getParent().map(ExampleSourcesTest::name).orElse("")));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void mocksAndVerifiesOnlyOperationsThatExist(Path source) throws Exception {
    Set<String> processors = new TreeSet<>();
    for (Element element : elements(ExampleApplication.read(source).getDocumentElement())) {
      PROCESSOR.matcher(element.getAttribute("processor")).results().forEach(match -> processors.add(match.group(1)));
    }

    assertThat(ours().keySet()).containsAll(processors);
  }

  /** Flows that a suite calls or starts, and properties that it reads. */
  @Test
  void suitesReferToFlowsAndPropertiesThatExist() throws Exception {
    Set<String> flows = new TreeSet<>();
    for (Path file : ExampleApplication.flows()) {
      elements(ExampleApplication.read(file).getDocumentElement()).stream()
          .filter(element -> element.getLocalName().equals("flow")).forEach(flow -> flows.add(flow.getAttribute("name")));
    }
    Set<String> known = new TreeSet<>(Set.of("entra.port"));
    known.addAll(matches(Pattern.compile("(?m)^([\\w.]+)="),
        ExampleApplication.HOME.resolve("src/main/resources/orders-api.properties")));
    for (Path suite : ExampleApplication.suites()) {
      List<Element> all = elements(ExampleApplication.read(suite).getDocumentElement());
      Set<String> called = all.stream()
          .filter(element -> Set.of("flow-ref", "enable-flow-source").contains(element.getLocalName()))
          .map(element -> element.getAttribute("name") + element.getAttribute("value")).collect(Collectors.toSet());
      assertThat(called).isNotEmpty();
      assertThat(flows).as(suite.toString()).containsAll(called);

      Set<String> properties = new TreeSet<>(known);
      all.stream().map(element -> element.getAttribute("propertyName")).forEach(properties::add);
      assertThat(properties).as(suite.toString()).containsAll(matches(PROPERTY, suite));
    }
  }

  @Test
  void eachSuiteIsNamedAfterItsFile() throws Exception {
    for (Path suite : ExampleApplication.suites()) {
      List<String> names = elements(ExampleApplication.read(suite).getDocumentElement()).stream()
          .filter(element -> MUNIT.equals(element.getNamespaceURI()) && element.getLocalName().equals("config"))
          .map(element -> element.getAttribute("name")).toList();
      assertThat(names).isEqualTo(Collections.singletonList(suite.getFileName().toString()));
    }
  }

  private static String name(ErrorModel error) {
    return error.getNamespace() + ":" + error.getType();
  }
}
