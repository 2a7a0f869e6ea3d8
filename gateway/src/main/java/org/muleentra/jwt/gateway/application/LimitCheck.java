package org.muleentra.jwt.gateway.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.w3c.dom.Element;

/** What the stand-ins have elements for and yet cannot do, and what the originals would refuse. */
final class LimitCheck {

  private record Served(Source source, Element element, List<String> methods) {}

  private final List<Source> sources;
  private final Findings findings;

  LimitCheck(List<Source> sources, Findings findings) {
    this.sources = sources;
    this.findings = findings;
  }

  void check() {
    List<Served> served = new ArrayList<>();
    for (Source source : sources) {
      for (Element element : source.elements()) {
        if (Names.is(element, Names.HTTP, "listener")) {
          listener(source, element, served);
        } else if (Names.is(element, Names.HTTP, "request-connection") && element.getAttribute("protocol").equals("HTTPS")) {
          findings.add(source, element, "protocol", "the stand-in for the HTTP connector sends requests by plain HTTP alone");
        } else if (Names.is(element, Names.ENTRA_JWT, "managed-identity")) {
          findings.add(source, element, "names an identity that this machine does not have; <entra-jwt:client-secret/> works here");
        } else if (Names.is(element, Names.ENTRA_JWT, "config") || Names.is(element, Names.ENTRA_JWT, "client-config")) {
          Values.attributes(element).forEach(attribute -> MockLimits.fault(attribute.getName(), attribute.getValue())
              .ifPresent(sentence -> findings.add(source, element, attribute.getName(), sentence)));
        } else if (Names.CORE.equals(element.getNamespaceURI())) {
          core(source, element);
        }
      }
    }
  }

  private void core(Source source, Element element) {
    if (element.getLocalName().equals("parse-template") && element.hasAttribute("location")) {
      findings.add(source, element, "location", "no file is read here; write the text into <content>");
    } else if (element.hasAttribute("class")) {
      findings.add(source, element, "class", "classes of the application are not loaded here");
    }
  }

  private void listener(Source source, Element element, List<Served> served) {
    if (!element.hasAttribute("config-ref")) {
      findings.add(source, element, "must have the attribute config-ref, without which the HTTP connector does not start");
    }
    Served one = new Served(source, element, methods(element));
    served.stream().filter(other -> samePath(one.element(), other.element()) && meet(one.methods(), other.methods())).findFirst()
        .ifPresent(other -> findings.add(source, element, "path", element.getAttribute("path") + " is served already, by the listener at "
            + other.source().place(other.element()) + "; all listener configurations share one address here"));
    served.add(one);
  }

  static List<String> methods(Element listener) {
    String methods = listener.getAttribute("allowedMethods").strip();
    return methods.isEmpty() ? List.of() : Arrays.stream(methods.split("\\s*,\\s*")).toList();
  }

  private static boolean samePath(Element one, Element other) {
    return withSlash(one.getAttribute("path")).equals(withSlash(other.getAttribute("path")));
  }

  private static String withSlash(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  private static boolean meet(List<String> some, List<String> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }
}
