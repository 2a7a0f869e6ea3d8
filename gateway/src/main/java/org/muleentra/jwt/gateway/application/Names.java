package org.muleentra.jwt.gateway.application;

import org.w3c.dom.Element;

/** The namespaces of which there is something here. */
final class Names {

  private static final String ALL = "http://www.mulesoft.org/schema/mule/";

  static final String CORE = ALL + "core";
  static final String HTTP = ALL + "http";
  static final String ENTRA_JWT = ALL + "entra-jwt";
  static final String TLS = ALL + "tls";

  private Names() {}

  static boolean is(Element element, String namespace, String name) {
    return namespace.equals(element.getNamespaceURI()) && element.getLocalName().equals(name);
  }

  /** The prefix that a namespace usually has. */
  static String prefix(String namespace) {
    return namespace.startsWith(ALL) ? namespace.substring(ALL.length()) : namespace;
  }
}
