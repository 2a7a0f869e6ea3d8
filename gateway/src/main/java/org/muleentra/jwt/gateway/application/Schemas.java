package org.muleentra.jwt.gateway.application;

import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;

/** Where an application's XML says that its schemas are: the engine of 4.1 asks for each that a file uses. */
final class Schemas {

  private static final Map<String, String> FILES = Map.of(Names.CORE, "mule.xsd", Names.HTTP, "mule-http.xsd",
      Names.ENTRA_JWT, "mule-entra-jwt.xsd", Names.TLS, "mule-tls.xsd");

  private Schemas() {}

  /** Names the places that the engine knows, whatever the file says. */
  static void locate(Element root) {
    String locations = Source.elements(root).stream().map(Element::getNamespaceURI).distinct()
        .map(namespace -> namespace + " " + namespace + "/current/" + FILES.get(namespace)).collect(Collectors.joining(" "));
    root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
    root.setAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:schemaLocation", locations);
  }
}
