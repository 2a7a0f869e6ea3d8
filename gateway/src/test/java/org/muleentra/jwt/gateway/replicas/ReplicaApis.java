package org.muleentra.jwt.gateway.replicas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What each replica serves: two APIs behind the policy, a desk that revokes, and an application that renews its certificate. */
final class ReplicaApis {

  static final String ORDERS = "/orders/42";
  static final String ACCOUNT = "/account/42";
  static final String REVOKE = "/desk/revoke?session=";
  static final String REINSTATE = "/desk/reinstate?session=";
  static final String RENEWING = "/renewing/1";

  /** The stores that all share. */
  static final String GROUPS = "entra-groups";
  private static final String KEYS = "entra-keys";
  private static final String REVOCATIONS = "entra-revocations";
  private static final String AUDIT = "entra-audit";
  private static final String ROTATION = "client-keys";

  /** How many of them write an audit: {@link #ORDERS}, {@link #ACCOUNT} and the desk. */
  static final int CHAINS = 3;

  /** The role that {@link Contoso#READERS_GROUP_ID} has. */
  static final String READER = "reader";

  static final String CLIENT_ID = "2a11ba11-7e57-4caa-8f10-5ca1ab1e0c0e";

  private final ReplicaSettings settings;

  private ReplicaApis(ReplicaSettings settings) {
    this.settings = settings;
  }

  static List<ApiSpec> of(ReplicaSettings settings) {
    ReplicaApis apis = new ReplicaApis(settings);
    return List.of(apis.policy("orders", Map.of(
            "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", READER)),
            "groupOverage", "graph", "groupObjectStore", GROUPS)),
        apis.policy("account", Map.of("requireEnabledAccount", true)),
        ApiSpec.application("desk", apis.desk()),
        ApiSpec.application("renewing", apis.renewing()));
  }

  private ApiSpec policy(String name, Map<String, ?> more) {
    Map<String, Object> form = new HashMap<>(Map.of(
        "tenants", List.of(Contoso.TENANT_ID),
        "audiences", List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI),
        "metadataBaseUrl", settings.entra(),
        "graphBaseUrl", settings.graph(), "graphClientId", Contoso.GRAPH_CLIENT_ID, "graphClientSecret", Contoso.GRAPH_CLIENT_SECRET));
    form.putAll(Map.of("apiName", name, "keyObjectStore", KEYS, "revocationObjectStore", REVOCATIONS, "auditObjectStore", AUDIT,
        "auditKeyStorePath", settings.auditKey().path().toString(), "auditKeyStorePassword", settings.auditKey().password()));
    form.putAll(more);
    return ApiSpec.behind(PolicyTemplate.load().render(name, form), name, "/" + name + "/*");
  }

  private String desk() {
    return MuleXml.application("""
        <entra-jwt:config name="desk" metadataBaseUrl="%s" keyObjectStore="%s" revocationObjectStore="%s" apiName="desk"
            auditObjectStore="%s" auditKeyStorePath="%s" auditKeyStorePassword="%s">
          <entra-jwt:tenants><entra-jwt:tenant value="%s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%s"/></entra-jwt:audiences>
        </entra-jwt:config>
        """.formatted(settings.entra(), KEYS, REVOCATIONS, AUDIT, settings.auditKey().path(), settings.auditKey().password(),
        Contoso.TENANT_ID, Contoso.API_CLIENT_ID)
        + deskFlow("revoke") + deskFlow("reinstate"), "http", "backend", "entra-jwt");
  }

  /** For those who have the role of the desk. */
  private static String deskFlow(String operation) {
    return """
        <flow name="%1$s">
          <http:listener path="/desk/%1$s"/>
          <entra-jwt:validate-token config-ref="desk" target="caller">
            <entra-jwt:required-app-roles><entra-jwt:required-app-role value="%2$s"/></entra-jwt:required-app-roles>
          </entra-jwt:validate-token>
          <entra-jwt:%1$s config-ref="desk" kind="sessionId" value="#[attributes.queryParams.session]" target="result"/>
          <backend:report api="desk"/>
        </flow>
        """.formatted(operation, Contoso.WRITE_ALL_ROLE);
  }

  /** Each call of its flow asks for another token. */
  private String renewing() {
    return MuleXml.application("""
        <entra-jwt:client-config name="renewing-client" tenantId="%s" clientId="%s" loginBaseUrl="%s" graphBaseUrl="%s"
            credentialWatch="off">
          <entra-jwt:client-certificate keyStorePath="%s" keyStorePassword="%s" rotateCertificateAfterDays="60" applicationObjectId="%s"
              rotationObjectStore="%s"/>
        </entra-jwt:client-config>
        <flow name="renewing">
          <http:listener path="/renewing/*"/>
          <entra-jwt:acquire-token config-ref="renewing-client" api="%s" target="token"/>
          <entra-jwt:forget-token config-ref="renewing-client" accessToken="#[vars.token.accessToken]" target="forgotten"/>
          <set-payload value="acquired"/>
        </flow>
        """.formatted(Contoso.TENANT_ID, CLIENT_ID, settings.entra(), settings.graph(), settings.clientKey().path(),
        settings.clientKey().password(), settings.applicationObjectId(), ROTATION, Contoso.BILLING_APP_ID_URI), "http", "entra-jwt");
  }
}
