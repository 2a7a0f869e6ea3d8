package org.muleentra.jwt.gateway.application;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import org.mule.runtime.api.meta.model.config.ConfigurationModel;
import org.mule.runtime.core.api.extension.MuleExtensionModelProvider;
import org.mule.runtime.extension.api.dsl.syntax.DslElementSyntax;
import org.mule.runtime.extension.api.dsl.syntax.resolver.DslSyntaxResolver;
import org.muleentra.jwt.gateway.engine.ExtensionFace;
import org.muleentra.jwt.gateway.http.HttpExtension;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.w3c.dom.Element;

/** What applications may be made of here: the engine's own elements, its TLS contexts, the stand-in for the HTTP connector, and ours. */
final class StandIns {

  private static final Map<String, String> INSTEAD = Map.of(
      "ee", "DataWeave's transformations are of the Enterprise runtime; <set-payload value=\"#[output application/json --- …]\"/> works",
      "secure-properties", "give the values by --property NAME=VALUE",
      "apikit", "give each path a flow with an <http:listener>",
      "munit", "leave the suites out of the folder");
  private static final Map<String, String> INSTEAD_OF_ATTRIBUTES = Map.of(
      "basePath", "; write it into the paths",
      "protocol", "; it serves plain HTTP on loopback",
      "tlsContext", "; it serves plain HTTP on loopback",
      "url", "; name host and port in an <http:request-config>, and the path here");

  private final Schema schema;
  private final Map<String, Set<String>> elements;
  private final Set<String> errors;
  private final Map<String, Set<String>> configurations;

  private StandIns(Schema schema, Map<String, Set<String>> elements, Set<String> errors, Map<String, Set<String>> configurations) {
    this.schema = schema;
    this.elements = elements;
    this.errors = errors;
    this.configurations = configurations;
  }

  /** Reads it off the extensions and the engine's schemas; it takes about a second. */
  static StandIns load() {
    ExtensionFace http = ExtensionFace.of(HttpExtension.class, "1.0.0");
    ExtensionFace entraJwt = ExtensionFace.of(EntraJwtExtension.class, "1.0.0");
    Map<String, String> schemas = SchemaSet.schemas(Map.of(Names.HTTP, http.schema(), Names.ENTRA_JWT, entraJwt.schema()));
    Map<String, Set<String>> elements = new TreeMap<>();
    schemas.forEach((namespace, text) -> elements.put(namespace, SchemaSet.elements(text)));
    Map<String, Set<String>> configurations = new TreeMap<>();
    Stream.of(http, entraJwt).forEach(face -> face.model().getConfigurationModels()
        .forEach(configuration -> operations(face.syntax(), configuration, configurations)));
    Set<String> errors = Stream.of(http.model(), entraJwt.model(), MuleExtensionModelProvider.getExtensionModel())
        .flatMap(model -> model.getErrorModels().stream()).map(error -> error.getNamespace() + ":" + error.getType())
        .collect(Collectors.toCollection(TreeSet::new));
    return new StandIns(SchemaSet.compile(schemas), elements, errors, configurations);
  }

  private static void operations(DslSyntaxResolver syntax, ConfigurationModel configuration, Map<String, Set<String>> of) {
    String name = element(syntax.resolve(configuration));
    configuration.getOperationModels().forEach(operation ->
        of.computeIfAbsent(element(syntax.resolve(operation)), key -> new TreeSet<>()).add(name));
  }

  private static String element(DslElementSyntax syntax) {
    return syntax.getPrefix() + ":" + syntax.getElementName();
  }

  Schema schema() {
    return schema;
  }

  /** Why there is nothing here of an element's namespace; empty where there is. */
  Optional<String> strange(String namespace, String element) {
    if (elements.containsKey(namespace)) {
      return Optional.empty();
    }
    String prefix = element.contains(":") ? element.substring(0, element.indexOf(':')) : "";
    return Optional.of("has no stand-in here, only the core's elements and those of http, tls and entra-jwt have; "
        + INSTEAD.getOrDefault(prefix, "put a <set-payload/> with what it would answer in its place"));
  }

  /** What is said of an element whose name nobody knows; empty where somebody does. */
  Optional<String> unknown(Element element) {
    if (elements.getOrDefault(String.valueOf(element.getNamespaceURI()), Set.of()).contains(element.getLocalName())) {
      return Optional.empty();
    }
    return Optional.of(switch (String.valueOf(element.getNamespaceURI())) {
      case Names.CORE -> "is no element of Mule 4.1.1, which runs here";
      case Names.HTTP -> "is not in the stand-in for the HTTP connector, which has listener, request, and their configurations; "
          + "a request sends neither a body nor parameters";
      default -> "is no element of " + Names.prefix(String.valueOf(element.getNamespaceURI()));
    });
  }

  /** What is said of an attribute that its element has not. */
  String unknownAttribute(Element element, String attribute) {
    if (Names.HTTP.equals(element.getNamespaceURI())) {
      return "the stand-in for the HTTP connector does not have this attribute" + INSTEAD_OF_ATTRIBUTES.getOrDefault(attribute, "");
    }
    return Names.CORE.equals(element.getNamespaceURI()) ? "Mule 4.1.1, which runs here, does not have this attribute"
        : "there is no such attribute";
  }

  /** The error types that the engine and its extensions have, as {@code NAMESPACE:TYPE}. */
  Set<String> errors() {
    return errors;
  }

  /** The configurations, such as {@code entra-jwt:config}, of which an operation takes one; empty for what is no operation. */
  Set<String> configurations(String operation) {
    return configurations.getOrDefault(operation, Set.of());
  }
}
