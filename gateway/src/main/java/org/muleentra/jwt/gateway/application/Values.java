package org.muleentra.jwt.gateway.application;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts values in the place of an application's placeholders. */
final class Values {

  private static final Set<String> OF_PROPERTIES = Set.of("configuration-properties", "global-property", "import");

  private final List<Source> sources;
  private final PropertyValues values;

  Values(List<Source> sources, PropertyValues values) {
    this.sources = sources;
    this.values = values;
  }

  /** The properties that are the port of a listener, and so are not the application's to choose here. */
  static Set<String> ports(List<Source> sources) {
    Set<String> ports = new LinkedHashSet<>();
    sources.forEach(source -> source.elements().stream().filter(element -> Names.is(element, Names.HTTP, "listener-connection"))
        .forEach(element -> PropertyValues.only(element.getAttribute("port")).ifPresent(ports::add)));
    return ports;
  }

  /** Names each placeholder without a value. */
  void check(Findings findings) {
    for (Source source : sources) {
      for (Element element : source.elements()) {
        if (!isOfProperties(element)) {
          attributes(element).forEach(attribute -> fault(attribute.getValue())
              .ifPresent(fault -> findings.add(source, element, attribute.getName(), fault)));
          fault(Source.text(element)).ifPresent(fault -> findings.add(source, element, fault));
        }
      }
    }
  }

  private Optional<String> fault(String text) {
    try {
      values.resolve(text);
      return Optional.empty();
    } catch (PropertyValues.NoValueException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The value of a text; one with a placeholder that leads nowhere, which the check has named, stays as it is. */
  private String value(String text) {
    try {
      return values.resolve(text);
    } catch (PropertyValues.NoValueException e) {
      return text;
    }
  }

  private static boolean isOfProperties(Element element) {
    return Names.CORE.equals(element.getNamespaceURI()) && OF_PROPERTIES.contains(element.getLocalName());
  }

  /** The same files with values alone, and without the elements that say where values come from. */
  List<Source> resolved() {
    return sources.stream().map(source -> {
      Document document = (Document) source.document().cloneNode(false);
      document.appendChild(resolved(source.root(), document));
      return new Source(source.shown(), source.name(), source.lines(), document);
    }).toList();
  }

  private Element resolved(Element from, Document in) {
    Element to = (Element) in.importNode(from, false);
    Source.locate(to, Source.firstLine(from), Source.lastLine(from));
    attributes(to).forEach(attribute -> attribute.setValue(value(attribute.getValue())));
    for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        if (!isOfProperties(element)) {
          to.appendChild(resolved(element, in));
        }
      }
    }
    appendText(from, to, in);
    return to;
  }

  /** A text may be in pieces, and a placeholder in two of them. */
  private void appendText(Element from, Element to, Document in) {
    String text = Source.text(from);
    if (!text.isBlank()) {
      to.insertBefore(in.createTextNode(value(text)), to.getFirstChild());
    }
  }

  static List<Attr> attributes(Element element) {
    List<Attr> all = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      all.add((Attr) element.getAttributes().item(i));
    }
    return all;
  }
}
