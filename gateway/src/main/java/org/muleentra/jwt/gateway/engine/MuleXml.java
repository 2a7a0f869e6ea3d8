package org.muleentra.jwt.gateway.engine;

/** The XML of an application: its flows within the head that names their schemas. */
public final class MuleXml {

  private static final String SCHEMAS = "http://www.mulesoft.org/schema/mule/";

  private MuleXml() {}

  /**
   * An application.
   *
   * @param content configurations and flows
   * @param prefixes what their elements begin with beside those of the core, such as {@code http}: each names its namespace
   */
  public static String application(String content, String... prefixes) {
    StringBuilder namespaces = new StringBuilder("xmlns=\"" + SCHEMAS + "core\"");
    StringBuilder locations = new StringBuilder(location("core", "mule"));
    for (String prefix : prefixes) {
      namespaces.append("\n      xmlns:").append(prefix).append("=\"").append(SCHEMAS).append(prefix).append('"');
      locations.append("\n        ").append(location(prefix, "mule-" + prefix));
    }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <mule %s
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="
                %s">
        """.formatted(namespaces, locations) + content + "\n</mule>\n";
  }

  private static String location(String prefix, String file) {
    return SCHEMAS + prefix + " " + SCHEMAS + prefix + "/current/" + file + ".xsd";
  }
}
