package org.muleentra.jwt.gateway.engine;

/** The application of an API that has none of its own. */
final class ReportingFlow {

  private static final String XML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <mule xmlns="http://www.mulesoft.org/schema/mule/core"
            xmlns:http="http://www.mulesoft.org/schema/mule/http"
            xmlns:backend="http://www.mulesoft.org/schema/mule/backend"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="
              http://www.mulesoft.org/schema/mule/core http://www.mulesoft.org/schema/mule/core/current/mule.xsd
              http://www.mulesoft.org/schema/mule/http http://www.mulesoft.org/schema/mule/http/current/mule-http.xsd
              http://www.mulesoft.org/schema/mule/backend http://www.mulesoft.org/schema/mule/backend/current/mule-backend.xsd">
        <flow name="api">
          <http:listener path="{path}"/>
          <backend:report api="{name}"/>
        </flow>
      </mule>
      """;

  private ReportingFlow() {}

  static String xml(String name, String path) {
    return XML.replace("{path}", attribute(path)).replace("{name}", attribute(name));
  }

  private static String attribute(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
