package org.muleentra.jwt.gateway.engine;

/** The application of an API that has none of its own. */
final class ReportingFlow {

  private static final String XML = MuleXml.application("""
      <flow name="api">
        <http:listener path="{path}"/>
        <backend:report api="{name}"/>
      </flow>
      """, "http", "backend");

  private ReportingFlow() {}

  static String xml(String name, String path) {
    return XML.replace("{path}", attribute(path)).replace("{name}", attribute(name));
  }

  private static String attribute(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
