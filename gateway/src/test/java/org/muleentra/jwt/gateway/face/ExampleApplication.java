package org.muleentra.jwt.gateway.face;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The application of {@code examples/orders-api}, as it stands there. */
final class ExampleApplication {

  static final Path HOME = Path.of("..", "examples", "orders-api");

  private ExampleApplication() {}

  /** Returns the flows' files. */
  static List<Path> flows() throws IOException {
    return files(HOME.resolve("src/main/mule"));
  }

  /** Returns the files of the MUnit suites. */
  static List<Path> suites() throws IOException {
    return files(HOME.resolve("src/test/munit"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
  }

  static Document read(Path file) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(file.toFile());
  }

  /** Returns all elements of all files in one, since the embedded engine takes an application as one text. */
  static String inOneFile() throws Exception {
    Document all = null;
    for (Path file : flows()) {
      Document document = read(file);
      if (all == null) {
        all = document;
      } else {
        append(document.getDocumentElement(), all);
      }
    }
    StringWriter text = new StringWriter();
    TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(all), new StreamResult(text));
    return text.toString();
  }

  private static void append(Element from, Document to) {
    Element root = to.getDocumentElement();
    for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
      root.appendChild(to.importNode(child, true));
    }
    addSchemas(from, root);
  }

  private static void addSchemas(Element from, Element to) {
    String instance = "http://www.w3.org/2001/XMLSchema-instance";
    String there = to.getAttributeNS(instance, "schemaLocation");
    List<String> more = List.of(from.getAttributeNS(instance, "schemaLocation").trim().split("\\s+"));
    for (int i = 0; i + 1 < more.size(); i += 2) {
      if (!there.contains(more.get(i + 1))) {
        there += " " + more.get(i) + " " + more.get(i + 1);
      }
    }
    to.setAttributeNS(instance, "xsi:schemaLocation", there);
  }
}
