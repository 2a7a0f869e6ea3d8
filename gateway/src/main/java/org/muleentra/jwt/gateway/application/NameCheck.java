package org.muleentra.jwt.gateway.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Whether what an application refers to by name is there, and once. */
final class NameCheck {

  private record Named(Source source, Element element) {}

  private static final Set<String> FLOWS = Set.of("flow", "sub-flow");

  private final List<Source> sources;
  private final StandIns standIns;
  private final Findings findings;
  private final Map<String, Named> named = new LinkedHashMap<>();

  NameCheck(List<Source> sources, StandIns standIns, Findings findings) {
    this.sources = sources;
    this.standIns = standIns;
    this.findings = findings;
  }

  void check() {
    sources.forEach(source -> Source.children(source.root()).forEach(element -> name(source, element)));
    sources.forEach(source -> source.elements().forEach(element -> references(source, element)));
  }

  private void name(Source source, Element element) {
    String name = element.getAttribute("name");
    if (name.isEmpty() || Names.is(element, Names.CORE, "global-property")) {
      return;
    }
    Named before = named.putIfAbsent(name, new Named(source, element));
    if (before != null) {
      findings.add(source, element, "name", name + " is taken by the <" + before.element().getNodeName() + "> at "
          + before.source().place(before.element()));
    }
  }

  private void references(Source source, Element element) {
    if (element.hasAttribute("config-ref")) {
      configuration(source, element);
    }
    if (Names.is(element, Names.CORE, "flow-ref") && !element.getAttribute("name").contains("#[")) {
      reference(source, element, "name", FLOWS);
    } else if (Names.is(element, Names.CORE, "error-handler") && element.hasAttribute("ref")) {
      reference(source, element, "ref", Set.of("error-handler"));
    } else if (Names.is(element, Names.CORE, "configuration") && element.hasAttribute("defaultErrorHandler-ref")) {
      reference(source, element, "defaultErrorHandler-ref", Set.of("error-handler"));
    }
  }

  private void reference(Source source, Element element, String attribute, Set<String> kinds) {
    String name = element.getAttribute(attribute);
    Named there = named.get(name);
    if (there == null || !Names.CORE.equals(there.element().getNamespaceURI()) || !kinds.contains(there.element().getLocalName())) {
      findings.add(source, element, attribute, name + " is the name of no <" + String.join("> or <", new TreeSet<>(kinds)) + ">");
    }
  }

  private void configuration(Source source, Element element) {
    String name = element.getAttribute("config-ref");
    Set<String> kinds = Names.is(element, Names.HTTP, "listener") ? Set.of("http:listener-config")
        : standIns.configurations(Names.prefix(element.getNamespaceURI()) + ":" + element.getLocalName());
    Named there = named.get(name);
    String kind = there == null ? ""
        : Names.prefix(String.valueOf(there.element().getNamespaceURI())) + ":" + there.element().getLocalName();
    if (!kinds.isEmpty() && !kinds.contains(kind)) {
      findings.add(source, element, "config-ref", name + " is the name of no <" + String.join("> or <", kinds) + ">");
    }
  }
}
