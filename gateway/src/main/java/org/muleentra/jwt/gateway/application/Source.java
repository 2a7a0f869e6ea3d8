package org.muleentra.jwt.gateway.application;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A file of an application's XML.
 *
 * @param shown the file's name in sentences
 * @param name the file's name for the engine, below the folder of all
 * @param lines what it says, line by line
 * @param document the same as elements that know their lines, without those of which there is nothing here
 */
record Source(String shown, String name, List<String> lines, Document document) {

  private static final String LINES = "lines";

  /** Lets an element know the lines on which its start tag begins and ends. */
  static void locate(Element element, int from, int to) {
    element.setUserData(LINES, new int[] {from, to}, null);
  }

  /** The line on which an element's start tag begins. */
  static int firstLine(Element element) {
    return ((int[]) element.getUserData(LINES))[0];
  }

  /** The line on which an element's start tag ends. */
  static int lastLine(Element element) {
    return ((int[]) element.getUserData(LINES))[1];
  }

  Place place(Element element) {
    return new Place(shown, firstLine(element));
  }

  /** The place of an attribute in an element's start tag. */
  Place place(Element element, String attribute) {
    Pattern written = Pattern.compile("(^|\\s|\")" + Pattern.quote(attribute) + "\\s*=");
    for (int line = firstLine(element); line <= lastLine(element); line++) {
      if (written.matcher(lines.get(line - 1)).find()) {
        return new Place(shown, line);
      }
    }
    return place(element);
  }

  Element root() {
    return document.getDocumentElement();
  }

  /** All elements, in the order of the file. */
  List<Element> elements() {
    return elements(root());
  }

  /** An element and all below it, in the order of the file. */
  static List<Element> elements(Element from) {
    List<Element> all = new ArrayList<>(List.of(from));
    children(from).forEach(child -> all.addAll(elements(child)));
    return all;
  }

  static List<Element> children(Element of) {
    List<Element> all = new ArrayList<>();
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  /** The text that stands in an element itself. */
  static String text(Element of) {
    StringBuilder text = new StringBuilder();
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE) {
        text.append(child.getNodeValue());
      }
    }
    return text.toString();
  }
}
