package org.muleentra.jwt.gateway.application;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Writes a document so that each start tag stands on its line, and what the engine says of a line is true of the file. */
final class LinedWriter {

  private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  private int line = 1;

  private LinedWriter() {}

  static String write(Document document) {
    LinedWriter writer = new LinedWriter();
    writer.element(document.getDocumentElement());
    return writer.out.append('\n').toString();
  }

  private void element(Element element) {
    if (element.getUserData("lines") != null) {
      reach(Source.firstLine(element));
    }
    append("<" + element.getNodeName());
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      append(" " + attributes.item(i).getNodeName() + "=\"" + escaped(attributes.item(i).getNodeValue(), true) + "\"");
    }
    if (element.getUserData("lines") != null) {
      reach(Source.lastLine(element));
    }
    append(">");
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        element(inner);
      } else {
        append(escaped(child.getNodeValue(), false));
      }
    }
    append("</" + element.getNodeName() + ">");
  }

  private void reach(int wanted) {
    while (line < wanted) {
      append("\n");
    }
  }

  private void append(String text) {
    out.append(text);
    line += (int) text.chars().filter(c -> c == '\n').count();
  }

  private static String escaped(String text, boolean attribute) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
    return attribute ? escaped.replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") : escaped;
  }
}
