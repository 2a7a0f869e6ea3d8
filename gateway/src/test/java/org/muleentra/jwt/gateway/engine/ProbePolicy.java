package org.muleentra.jwt.gateway.engine;

/** A policy around the probe extension, in the shape of the real one. */
final class ProbePolicy {

  static String around(String content) {
    return MuleXml.application(content, "http", "http-policy", "probe");
  }

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
    return around("""
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
        """.formatted(config, decideAttributes));
  }

  static String plain() {
    return with(CONFIG, "");
  }
}
