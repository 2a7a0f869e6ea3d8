package org.muleentra.jwt.gateway.application;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Finds where an application listens, and whom each flow lets in. */
final class Listeners {

  private final Map<String, Element> named = new HashMap<>();
  private final List<Element> flows;

  private Listeners(List<Source> resolved) {
    List<Element> top = resolved.stream().flatMap(source -> Source.children(source.root()).stream()).toList();
    top.forEach(element -> named.putIfAbsent(element.getAttribute("name"), element));
    flows = top.stream().filter(element -> Names.is(element, Names.CORE, "flow")).toList();
  }

  static List<Listener> of(List<Source> resolved) {
    Listeners all = new Listeners(resolved);
    return all.flows.stream().flatMap(flow -> all.of(flow).stream()).toList();
  }

  private Optional<Listener> of(Element flow) {
    return Source.children(flow).stream().filter(element -> Names.is(element, Names.HTTP, "listener")).findFirst().map(listener -> {
      String path = listener.getAttribute("path");
      return new Listener(flow.getAttribute("name"), path.startsWith("/") ? path : "/" + path, LimitCheck.methods(listener),
          validation(flow, new HashSet<>()).flatMap(this::caller));
    });
  }

  /** The first token validation of a flow, also in a flow that it calls. */
  private Optional<Element> validation(Element from, Set<Element> visited) {
    if (!visited.add(from)) {
      return Optional.empty();
    }
    return Source.elements(from).stream().flatMap(element -> {
      if (Names.is(element, Names.ENTRA_JWT, "validate-token")) {
        return Stream.of(element);
      }
      Element called = Names.is(element, Names.CORE, "flow-ref") ? named.get(element.getAttribute("name")) : null;
      return called == null ? Stream.empty() : validation(called, visited).stream();
    }).findFirst();
  }

  private Optional<ExpectedCaller> caller(Element validation) {
    Element configuration = named.get(validation.getAttribute("config-ref"));
    if (configuration == null) {
      return Optional.empty();
    }
    return Optional.of(new ExpectedCaller(configuration.getAttribute("name"), first(values(configuration, "tenant")),
        first(values(configuration, "audience")), either(validation, configuration, "required-scope"),
        either(validation, configuration, "required-app-role")));
  }

  /** What an operation asks for, or else its configuration. */
  private static List<String> either(Element operation, Element configuration, String name) {
    List<String> own = values(operation, name);
    return own.isEmpty() ? values(configuration, name) : own;
  }

  private static List<String> values(Element from, String name) {
    return Source.elements(from).stream().filter(element -> Names.is(element, Names.ENTRA_JWT, name))
        .map(element -> element.getAttribute("value")).toList();
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.get(0);
  }
}
