package org.muleentra.jwt.gateway.load.chaos.caller;

import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** An application with a deny list: orders for whoever may pass, and pages that revoke and reinstate. */
public final class Desk {

  private static final String XML = MuleXml.application("""
      <entra-jwt:config name="{name}" metadataBaseUrl="{entra}" revocationObjectStore="{store}">
        <entra-jwt:tenants><entra-jwt:tenant value="{tenant}"/></entra-jwt:tenants>
        <entra-jwt:audiences><entra-jwt:audience value="{audience}"/></entra-jwt:audiences>
        <entra-jwt:token-versions><entra-jwt:token-version value="2.0"/></entra-jwt:token-versions>
      </entra-jwt:config>
      <flow name="orders">
        {listener orders}
        <entra-jwt:validate-token config-ref="{name}" target="caller"/>
        <set-payload value="#[vars.caller.objectId]"/>
        {handler}
      </flow>
      <flow name="revoke">
        {listener revoke}
        <entra-jwt:revoke config-ref="{name}" target="entry" kind="#[attributes.queryParams.kind]"
            value="#[attributes.queryParams.claim]" reason="chaos"/>
        <set-payload value="#[vars.entry.value]"/>
        {handler}
      </flow>
      <flow name="reinstate">
        {listener reinstate}
        <entra-jwt:reinstate config-ref="{name}" target="entries" kind="#[attributes.queryParams.kind]"
            value="#[attributes.queryParams.claim]"/>
        <set-payload value="#[attributes.queryParams.claim]"/>
        {handler}
      </flow>
      """, "http", "entra-jwt");

  private static final String HANDLER = """
      <error-handler>
        <on-error-propagate type="ENTRA-JWT:TOKEN_INVALID" logException="false">
          <set-variable variableName="httpStatus" value="401"/>
          <set-variable variableName="sentence" value="#[error.description]"/>
        </on-error-propagate>
        <on-error-propagate type="MULE:CONNECTIVITY" logException="false">
          <set-variable variableName="httpStatus" value="503"/>
          <set-variable variableName="sentence" value="#[error.description]"/>
        </on-error-propagate>
      </error-handler>""";

  private Desk() {}

  /**
   * The desk of a node.
   *
   * @param name of the application, which is its path, and of its configuration
   * @param store object store of its deny list
   */
  public static ApiSpec of(String name, MockEntra entra, String store) {
    return ApiSpec.application(name, XML.replace("{handler}", HANDLER)
        .replaceAll("\\{listener (\\w+)}", """
            <http:listener path="/%s/$1">
              <http:response statusCode="200"/>
              <http:error-response statusCode="#[vars.httpStatus]"><http:body>#[vars.sentence]</http:body></http:error-response>
            </http:listener>""".formatted(name))
        .replace("{name}", name).replace("{entra}", entra.baseUrl()).replace("{store}", store)
        .replace("{tenant}", Contoso.TENANT_ID).replace("{audience}", Contoso.API_CLIENT_ID));
  }
}
