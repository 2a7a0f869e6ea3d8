package org.muleentra.jwt.gateway.application;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Whether the error types that handlers wait for are raised by anything. */
final class ErrorTypeCheck {

  private static final Set<String> HANDLERS = Set.of("on-error-continue", "on-error-propagate", "on-error");

  private final List<Source> sources;
  private final Set<String> known;
  private final Findings findings;

  ErrorTypeCheck(List<Source> sources, StandIns standIns, Findings findings) {
    this.sources = sources;
    this.findings = findings;
    known = new TreeSet<>(standIns.errors());
    known.add("MULE:ANY");
    sources.forEach(source -> source.elements().forEach(element -> {
      if (Names.is(element, Names.CORE, "raise-error")) {
        known.add(full(element.getAttribute("type")));
      } else if (Names.is(element, Names.CORE, "error-mapping")) {
        known.add(full(element.getAttribute("targetType")));
      }
    }));
  }

  void check() {
    for (Source source : sources) {
      for (Element element : source.elements()) {
        if (Names.CORE.equals(element.getNamespaceURI()) && HANDLERS.contains(element.getLocalName())) {
          types(element.getAttribute("type")).forEach(type -> check(source, element, "type", type));
        } else if (Names.is(element, Names.CORE, "error-mapping")) {
          types(element.getAttribute("sourceType")).forEach(type -> check(source, element, "sourceType", type));
        }
      }
    }
  }

  private void check(Source source, Element element, String attribute, String type) {
    if (!type.contains("*") && !type.contains("${") && !known.contains(full(type))) {
      findings.add(source, element, attribute, type + " is an error that nothing here raises");
    }
  }

  private static Stream<String> types(String list) {
    return Stream.of(list.split(",")).map(String::strip).filter(type -> !type.isEmpty());
  }

  /** Without a namespace a type is the engine's. */
  private static String full(String type) {
    return type.contains(":") ? type : "MULE:" + type;
  }
}
