package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An element of a policy document and where it begins; filled while it is read. */
final class XmlElement {

  final String name;
  final String place;
  final XmlElement parent;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** @param place line and column of its {@code <}, both from 1 on */
  XmlElement(String name, String place, XmlElement parent) {
    this.name = name;
    this.place = place;
    this.parent = parent;
  }

  void append(String characters) {
    text.append(characters);
  }

  /** Its characters as they stand, without those of its children. */
  String text() {
    return text.toString();
  }

  /** Itself and all within it, in the order of the document. */
  Stream<XmlElement> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
  }

  /** Whether an element of this name is around it. */
  boolean isWithin(String outer) {
    return parent != null && (parent.name.equals(outer) || parent.isWithin(outer));
  }
}
