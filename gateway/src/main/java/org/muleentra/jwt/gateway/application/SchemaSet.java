package org.muleentra.jwt.gateway.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.mule.runtime.config.internal.SpringXmlConfigurationBuilder;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** The schemas that the engine holds an application to, made one, without a look at any network. */
final class SchemaSet {

  private static final Pattern ELEMENT = Pattern.compile("<\\w+:element\\b[^>]*\\bname=\"([^\"]+)\"");
  private static final String CORE_FILE = "META-INF/mule-core-common.xsd";
  private static final Map<String, String> FILES = Map.of(
      Names.CORE, "META-INF/mule-core.xsd", Names.TLS, "META-INF/mule-tls.xsd",
      "http://www.mulesoft.org/schema/mule/schemadoc", "META-INF/mule-schemadoc.xsd");

  private SchemaSet() {}

  /**
   * Adds the engine's own schemas to those of extensions.
   *
   * @param extensions texts by namespace
   */
  static Map<String, String> schemas(Map<String, String> extensions) {
    Map<String, String> all = new TreeMap<>(extensions);
    all.put(Names.CORE, resource(CORE_FILE));
    all.put(Names.TLS, resource(FILES.get(Names.TLS)));
    return all;
  }

  private static String resource(String name) {
    try (InputStream stream = SpringXmlConfigurationBuilder.class.getClassLoader().getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all elements that a schema declares, wherever it does. */
  static Set<String> elements(String schema) {
    Set<String> names = new TreeSet<>();
    ELEMENT.matcher(schema).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  /** Makes one of the schemas of all namespaces. */
  static Schema compile(Map<String, String> schemas) {
    StringBuilder imports = new StringBuilder();
    schemas.keySet().forEach(namespace ->
        imports.append("<xs:import namespace=\"" + namespace + "\" schemaLocation=\"" + namespace + ".xsd\"/>"));
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    try {
      // They are the engine's and the extensions' own, and larger than what a stranger's may be.
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
      // As the engine's own parser reads them: Mule's schemas do not meet each rule about particles.
      factory.setFeature("http://apache.org/xml/features/validation/schema-full-checking", false);
      factory.setResourceResolver(resolver(schemas));
      return factory.newSchema(new StreamSource(new StringReader(schema("") + ">" + imports + "</xs:schema>"), "all.xsd"));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LSResourceResolver resolver(Map<String, String> schemas) {
    DOMImplementationLS inputs = inputs();
    return (type, namespace, publicId, systemId, base) -> {
      LSInput input = inputs.createLSInput();
      boolean included = systemId != null && systemId.endsWith("mule-core-common.xsd");
      input.setSystemId(included ? "mule-core-common.xsd" : namespace + ".xsd");
      input.setStringData(included ? resource(CORE_FILE) : FILES.containsKey(namespace) ? resource(FILES.get(namespace))
          : schemas.getOrDefault(namespace, schema(" targetNamespace=\"" + namespace + "\"") + "/>"));
      return input;
    };
  }

  /** The beginning of a schema. */
  private static String schema(String attributes) {
    return "<xs:schema xmlns:xs=\"" + XMLConstants.W3C_XML_SCHEMA_NS_URI + "\"" + attributes;
  }

  private static DOMImplementationLS inputs() {
    try {
      return (DOMImplementationLS) DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().getDOMImplementation()
          .getFeature("LS", "3.0");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
