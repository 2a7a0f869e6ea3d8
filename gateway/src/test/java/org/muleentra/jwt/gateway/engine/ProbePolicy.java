package org.muleentra.jwt.gateway.engine;

/** A policy around the probe extension, in the shape of the real one. */
final class ProbePolicy {

  static final String HEAD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <mule xmlns="http://www.mulesoft.org/schema/mule/core"
            xmlns:http="http://www.mulesoft.org/schema/mule/http"
            xmlns:http-policy="http://www.mulesoft.org/schema/mule/http-policy"
            xmlns:probe="http://www.mulesoft.org/schema/mule/probe"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="
              http://www.mulesoft.org/schema/mule/core http://www.mulesoft.org/schema/mule/core/current/mule.xsd
              http://www.mulesoft.org/schema/mule/http http://www.mulesoft.org/schema/mule/http/current/mule-http.xsd
              http://www.mulesoft.org/schema/mule/http-policy http://www.mulesoft.org/schema/mule/http-policy/current/mule-http-policy.xsd
              http://www.mulesoft.org/schema/mule/probe http://www.mulesoft.org/schema/mule/probe/current/mule-probe.xsd">
      """;

  static final String CONFIG = """
      <probe:config name="probe" realm="R">
        <probe:tenants>
          <probe:tenant value="one"/>
          <probe:tenant value="two"/>
        </probe:tenants>
        <probe:role-mappings>
          <probe:role-mapping key="g1" value="Admin"/>
        </probe:role-mappings>
      </probe:config>
      """;

  private ProbePolicy() {}

  static String with(String config, String decideAttributes) {
    return HEAD + """
          %s
          <http-policy:proxy name="probe-policy">
            <http-policy:source propagateMessageTransformations="true">
              <probe:decide config-ref="probe" target="decision" %s/>
              <choice>
                <when expression="#[vars.decision.admitted]">
                  <http-policy:execute-next/>
                </when>
                <otherwise>
                  <probe:answer decision="#[vars.decision]" requestAttributes="#[attributes]"/>
                </otherwise>
              </choice>
            </http-policy:source>
          </http-policy:proxy>
        </mule>
        """.formatted(config, decideAttributes);
  }

  static String plain() {
    return with(CONFIG, "");
  }
}
