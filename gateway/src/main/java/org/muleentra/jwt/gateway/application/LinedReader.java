package org.muleentra.jwt.gateway.application;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.ValidatorHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads a file of an application into elements that know their lines, and holds it to what the stand-ins have on the way.
 *
 * <p>Elements of namespaces of which there is nothing here are named and left out, with all in them.
 */
final class LinedReader extends DefaultHandler2 {

  private final String shown;
  private final List<String> lines;
  private final StandIns standIns;
  private final Findings findings;
  private final ValidatorHandler validator;
  private final Document document;
  private final Map<String, String> prefixes = new HashMap<>();
  private Node current;
  private Locator locator;
  private int reached = 1;
  private int left;

  private LinedReader(String shown, List<String> lines, StandIns standIns, Findings findings) throws ParserConfigurationException {
    this.shown = shown;
    this.lines = lines;
    this.standIns = standIns;
    this.findings = findings;
    document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
    current = document;
    validator = standIns.schema().newValidatorHandler();
    validator.setErrorHandler(new SchemaFaults(standIns, (element, attribute, sentence) -> {
      Source source = new Source(shown, shown, lines, document);
      if (attribute == null) {
        findings.add(source, element, sentence);
      } else {
        findings.add(source, element, attribute, sentence);
      }
    }, () -> (Element) current));
  }

  /** Reads a file; empty where it is no XML, which is then among the findings. */
  static Optional<Source> read(String shown, String name, String text, StandIns standIns, Findings findings) {
    List<String> lines = text.lines().toList();
    try {
      LinedReader handler = new LinedReader(shown, lines, standIns, findings);
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      // Nothing outside of the file is read for it.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      reader.setContentHandler(handler);
      reader.setErrorHandler(handler);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
      reader.parse(new InputSource(new StringReader(text)));
      return Optional.of(new Source(shown, name, lines, handler.document));
    } catch (SAXParseException e) {
      findings.add(new Place(shown, Math.max(1, e.getLineNumber())), "must be well-formed XML without a DOCTYPE: " + e.getMessage());
      return Optional.empty();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    throw e;
  }

  @Override
  public void setDocumentLocator(Locator newLocator) {
    locator = newLocator;
    validator.setDocumentLocator(newLocator);
  }

  @Override
  public void startDocument() throws SAXException {
    validator.startDocument();
  }

  @Override
  public void endDocument() throws SAXException {
    if (document.getDocumentElement() != null) {
      validator.endDocument();
    }
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) {
    prefixes.put(prefix, uri);
  }

  @Override
  public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
    Map<String, String> declared = Map.copyOf(prefixes);
    prefixes.clear();
    if (left > 0) {
      left++;
      reach();
      return;
    }
    Element element = document.createElementNS(uri.isEmpty() ? null : uri, name);
    for (int i = 0; i < attributes.getLength(); i++) {
      String attribute = attributes.getQName(i);
      String namespace = attribute.equals("xmlns") || attribute.startsWith("xmlns:") ? XMLConstants.XMLNS_ATTRIBUTE_NS_URI
          : attributes.getURI(i).isEmpty() ? null : attributes.getURI(i);
      element.setAttributeNS(namespace, attribute, attributes.getValue(i));
    }
    Source.locate(element, firstLine(name), locator.getLineNumber());
    reach();
    if (isStranger(uri, localName, element)) {
      left = 1;
      return;
    }
    current.appendChild(element);
    current = element;
    for (Map.Entry<String, String> prefix : declared.entrySet()) {
      validator.startPrefixMapping(prefix.getKey(), prefix.getValue());
    }
    validator.startElement(uri, localName, name, attributes);
  }

  /** Names what there is nothing of here; its parent may then lack what its schema wants. */
  private boolean isStranger(String uri, String localName, Element element) {
    Optional<String> why = current == document && !(uri.equals(Names.CORE) && localName.equals("mule"))
        ? Optional.of("is not <mule> of the namespace " + Names.CORE + ", with which a file of an application begins")
        : standIns.strange(uri, element.getNodeName());
    why.ifPresent(sentence -> {
      findings.add(new Source(shown, shown, lines, document), element, sentence);
      current.setUserData(SchemaFaults.LACKS, true, null);
    });
    return why.isPresent();
  }

  /** The parser tells where a start tag ends; it began after what came before. */
  private int firstLine(String name) {
    for (int line = reached; line < locator.getLineNumber(); line++) {
      if (lines.get(line - 1).contains("<" + name)) {
        return line;
      }
    }
    return locator.getLineNumber();
  }

  private void reach() {
    reached = locator.getLineNumber();
  }

  @Override
  public void endElement(String uri, String localName, String name) throws SAXException {
    reach();
    if (left > 0) {
      left--;
      return;
    }
    validator.endElement(uri, localName, name);
    current = current.getParentNode();
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    reach();
    if (left == 0 && current instanceof Element) {
      current.appendChild(document.createTextNode(new String(text, start, length)));
      validator.characters(text, start, length);
    }
  }

  @Override
  public void comment(char[] text, int start, int length) {
    reach();
  }
}
