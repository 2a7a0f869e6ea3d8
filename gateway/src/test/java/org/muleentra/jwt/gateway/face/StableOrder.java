package org.muleentra.jwt.gateway.face;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Gives generated files one order.
 *
 * <p>Of methods and of sets the engine takes what order the JVM gives it, which is no part of what is promised to users. The
 * order of parameters is: lists among them are a sequence in the schema.
 */
final class StableOrder {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Arrays of the model that come from sets, or from methods. */
  private static final Set<String> UNORDERED = Set.of("operations", "errors", "notifications", "types", "subTypes",
      "importedTypes", "privilegedPackages", "privilegedArtifacts", "resources", "externalLibraries");

  private StableOrder() {}

  static String json(String json) throws IOException {
    JsonNode tree = JSON.readTree(json);
    sort(tree);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(tree) + "\n";
  }

  private static void sort(JsonNode node) {
    node.properties().forEach(property -> {
      if (UNORDERED.contains(property.getKey()) && property.getValue() instanceof ArrayNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        items.sort(Comparator.comparing((JsonNode item) -> item.path("name").asText()).thenComparing(JsonNode::toString));
        array.removeAll().addAll(items);
      }
    });
    node.forEach(StableOrder::sort);
  }

  static String xml(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    Element root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
    trim(root);
    sort(root);
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.INDENT, "yes");
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(root), new StreamResult(text));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text.toString().replace("\r\n", "\n").stripTrailing() + "\n";
  }

  private static void trim(Node node) {
    List.copyOf(children(node)).forEach(child -> {
      if (child.getNodeType() == Node.TEXT_NODE && child.getTextContent().isBlank()) {
        node.removeChild(child);
      } else {
        trim(child);
      }
    });
  }

  /** Elements and types of the top level by name, after the imports, which must be first. */
  private static void sort(Element schema) {
    children(schema).stream().filter(child -> !((Element) child).getAttribute("name").isEmpty())
        .sorted(Comparator.comparing(Node::getLocalName).thenComparing(child -> ((Element) child).getAttribute("name")))
        .forEach(schema::appendChild);
  }

  private static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      children.add(child);
    }
    return children;
  }
}
