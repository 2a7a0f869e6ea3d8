package org.muleentra.jwt.policy;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A policy as API Manager renders it from the template, read back by an XML parser. */
final class Rendered {

  static final String POLICY_ID = "4711";

  private static final Template TEMPLATE = compile();

  private final Element root;

  private Rendered(Element root) {
    this.root = root;
  }

  static Rendered of(Map<String, ?> form) {
    return of(POLICY_ID, form);
  }

  static Rendered of(String policyId, Map<String, ?> form) {
    try {
      return parse(text(policyId, form));
    } catch (SAXException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  static String text(String policyId, Map<String, ?> form) {
    Map<String, Object> model = new HashMap<>(form);
    model.put("policyId", policyId);
    model.put("isWsdlEndpoint", false);
    try {
      return TEMPLATE.apply(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Template compile() {
    try {
      return new Handlebars().compileInline(template());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String template() {
    try (InputStream in = Rendered.class.getResourceAsStream("/template.xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Rendered parse(String xml) throws SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return new Rendered(builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every element with its depth and attribute names, in document order, and no attribute value. */
  List<String> structure() {
    List<String> lines = new ArrayList<>();
    describe(root, 0, lines, false);
    return lines;
  }

  /** The structure with the attribute values. */
  List<String> content() {
    List<String> lines = new ArrayList<>();
    describe(root, 0, lines, true);
    return lines;
  }

  /** The attributes of the elements of a name, in document order. */
  List<Map<String, String>> attributesOf(String element) {
    List<Map<String, String>> found = new ArrayList<>();
    var nodes = root.getElementsByTagName(element);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add(attributes((Element) nodes.item(i)));
    }
    return found;
  }

  /** The names of the elements in the first element of a name, in document order. */
  List<String> childrenOf(String element) {
    List<String> names = new ArrayList<>();
    for (Node child = root.getElementsByTagName(element).item(0).getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element) {
        names.add(child.getNodeName());
      }
    }
    return names;
  }

  /** The values of all attributes. */
  Set<String> values() {
    Set<String> values = new HashSet<>();
    var nodes = root.getElementsByTagName("*");
    for (int i = 0; i < nodes.getLength(); i++) {
      values.addAll(attributes((Element) nodes.item(i)).values());
    }
    return values;
  }

  List<String> valuesOf(String element) {
    return attributesOf(element).stream().map(attributes -> attributes.get("value")).toList();
  }

  Map<String, String> config() {
    return attributesOf("entra-jwt:config").get(0);
  }

  private static void describe(Element element, int depth, List<String> lines, boolean withValues) {
    Map<String, String> attributes = attributes(element);
    lines.add("  ".repeat(depth) + element.getNodeName() + (withValues ? attributes : attributes.keySet()));
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      switch (child.getNodeType()) {
        case Node.ELEMENT_NODE -> describe((Element) child, depth + 1, lines, withValues);
        case Node.TEXT_NODE -> {
          if (!child.getNodeValue().isBlank()) {
            lines.add("  ".repeat(depth + 1) + "text: " + child.getNodeValue().strip());
          }
        }
        default -> lines.add("  ".repeat(depth + 1) + child.getNodeName());
      }
    }
  }

  private static Map<String, String> attributes(Element element) {
    Map<String, String> attributes = new TreeMap<>();
    NamedNodeMap nodes = element.getAttributes();
    for (int i = 0; i < nodes.getLength(); i++) {
      attributes.put(nodes.item(i).getNodeName(), nodes.item(i).getNodeValue());
    }
    return attributes;
  }

  /** The parser's own handler prints to the console. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
