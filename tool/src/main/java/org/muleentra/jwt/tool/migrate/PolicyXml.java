package org.muleentra.jwt.tool.migrate;

import java.io.StringReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * A policy document of API Management as XML, read without document types and entities, so that a file can neither fetch anything nor grow
 * while it is read (OWASP, "XML External Entity Prevention").
 */
final class PolicyXml {

  private static final int DEEPEST = 100;

  private final String text;
  private final XMLStreamReader reader;

  private PolicyXml(String text, XMLStreamReader reader) {
    this.text = text;
    this.reader = reader;
  }

  /**
   * Reads it.
   *
   * @throws FieldException where it is not well-formed, with line and column
   */
  static XmlElement read(String text) {
    // As a parser reads them (XML 1.0 §2.11), so that its lines and columns are those of this text.
    String normal = text.replace("\r\n", "\n").replace('\r', '\n');
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("entities are not read");
    });
    try {
      return new PolicyXml(normal, factory.createXMLStreamReader(new StringReader(normal))).document();
    } catch (XMLStreamException e) {
      Location at = e.getLocation();
      throw new FieldException(at == null ? "1:1" : at.getLineNumber() + ":" + at.getColumnNumber(), "must be well-formed XML: export "
          + "the policy "
          + "with format=xml, in which quotation marks within expressions are escaped, or give the element alone");
    }
  }

  private XmlElement document() throws XMLStreamException {
    XmlElement root = null;
    XmlElement open = null;
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> throw new FieldException(place(reader.getLocation()), "must have no DOCTYPE");
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = element(open);
          if (++depth > DEEPEST) {
            throw new FieldException(element.place, "must be at most " + DEEPEST + " elements deep");
          }
          if (open == null) {
            root = element;
          } else {
            open.children.add(element);
          }
          open = element;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          open = open.parent;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(open);
        case XMLStreamConstants.ENTITY_REFERENCE -> throw new FieldException(place(reader.getLocation()), "must have no entity of its own");
        default -> { }
      }
    }
    return root;
  }

  private void append(XmlElement open) {
    if (open != null) {
      open.append(reader.getText());
    }
  }

  private XmlElement element(XmlElement parent) {
    XmlElement element = new XmlElement(reader.getLocalName(), place(reader.getLocation()), parent);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return element;
  }

  /** Where the tag begins that ends at this place: nothing within it is a {@code <} (XML 1.0 §2.4). */
  private String place(Location end) {
    int line = Math.max(1, end.getLineNumber());
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    int start = text.lastIndexOf('<', Math.min(text.length(), offset + end.getColumnNumber() - 1) - 1);
    if (start < 0) {
      return line + ":" + end.getColumnNumber();
    }
    String before = text.substring(0, start);
    return before.chars().filter(c -> c == '\n').count() + 1 + ":" + (start - before.lastIndexOf('\n'));
  }
}
