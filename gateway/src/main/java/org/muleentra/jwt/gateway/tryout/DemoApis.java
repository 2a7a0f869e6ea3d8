package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Contoso's orders API many times over, each time behind the policy in another configuration. */
final class DemoApis {

  static final String ORDERS = "/orders/42";
  static final String WRITE = "/orders-write/42";
  static final String CUT_OFF = "/orders-cut-off/42";
  static final String ROLES = "/orders-roles/42";
  static final String GRAPH = "/orders-graph/42";
  static final String ACCOUNTS = "/orders-accounts/42";
  static final String APP_ROLES = "/orders-app-roles/42";
  static final String VAULT = "/orders-vault/42";
  static final String HUMANS = "/orders-humans/42";
  static final String AGENTS = "/orders-agents/42";
  static final String PARTNERS = "/orders-partners/42";
  static final String ORGANIZATIONS = "/orders-organizations/42";
  static final String TRIAL = "/orders-trial/42";
  static final String TOLD = "/orders-told/42";
  static final String GUARDED = "/orders-guarded/orders";
  static final String REVOKE = "/orders-guarded/revoke";
  static final String REINSTATE = "/orders-guarded/reinstate";
  static final String FOUND = "/orders-found/42";

  static final String BILLING = "/billing/7";
  static final String OWN = "/orders-calling/own";
  static final String USER = "/orders-calling/user";
  static final String FAILOVER = "/orders-calling/failover";

  /** The role of which {@link #ROLES} and its likes ask. */
  static final String READER = "reader";

  private static final String DENY_LIST = "entra-revocations";

  private final MockEntra entra;
  private final Gateway gateway;
  private final PolicyTemplate template = PolicyTemplate.load();
  private final Map<String, Map<String, Object>> forms = new LinkedHashMap<>();

  DemoApis(MockEntra entra, Gateway gateway) {
    this.entra = entra;
    this.gateway = gateway;
  }

  void deploy() {
    deploy(ORDERS, Map.of("roleMappings", List.of(mapping(Contoso.READERS_GROUP_ID, READER), mapping(Contoso.ADMINS_GROUP_ID, "admin"))));
    deploy(WRITE, Map.of("requiredScopes", List.of(Contoso.WRITE_SCOPE), "requiredAppRoles", List.of(Contoso.WRITE_ALL_ROLE),
        "realm", "orders"));
    deployRoles();
    deploy(VAULT, Map.of("requiredAuthenticationContext", "c1"));
    deploy(HUMANS, Map.of("callerKinds", List.of("user")));
    deploy(AGENTS, Map.of("callerKinds", List.of("user", "agent", "agentUser", "agentForUser")));
    deploy(PARTNERS, Map.of("tenants", List.of(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID)));
    deploy(ORGANIZATIONS, Map.of("tenants", List.of("organizations"), "deniedTenants", List.of(Contoso.FABRIKAM_TENANT_ID),
        "allowedClientIds", List.of(Contoso.WEB_CLIENT_ID)));
    deploy(TRIAL, Map.of("reportOnly", true, "requiredScopes", List.of(Contoso.WRITE_SCOPE)));
    deploy(TOLD, Map.of("exposeHeaders", true, "roleMappings", List.of(mapping(Contoso.READERS_GROUP_ID, READER))));
    deploy(FOUND, Map.of("requiredScopes", List.of(Contoso.WRITE_SCOPE),
        "resource", gateway.uri("/orders-found").toString(),
        "resourceMetadata", gateway.uri("/orders-found/.well-known/oauth-protected-resource").toString()));
    deploy(BILLING, Map.of("audiences", List.of(Contoso.BILLING_CLIENT_ID, Contoso.BILLING_APP_ID_URI)));
    entra.application(Contoso.API_CLIENT_ID).rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE);
    gateway.add(ApiSpec.application(name(OWN), calling()));
    gateway.add(new ApiSpec(name(GUARDED), desk(), Optional.of(policy(name(GUARDED), Map.of("revocationObjectStore", DENY_LIST)))));
  }

  private void deployRoles() {
    Map<String, Object> roles = Map.of("requiredRoles", List.of(READER), "roleMappings", List.of(
        mapping(Contoso.READERS_GROUP_ID, READER), mapping(Contoso.ADMINS_GROUP_ID, "admin"), mapping(Contoso.READ_ALL_ROLE, READER)));
    deploy(ROLES, roles);
    Map<String, Object> graph = Map.of("graphBaseUrl", entra.graphBaseUrl(),
        "graphClientId", Contoso.GRAPH_CLIENT_ID, "graphClientSecret", Contoso.GRAPH_CLIENT_SECRET);
    deploy(GRAPH, and(and(roles, graph), Map.of("groupOverage", "graph")));
    deploy(ACCOUNTS, and(graph, Map.of("requireEnabledAccount", true)));
    deploy(APP_ROLES, and(roles, Map.of("groupOverage", "appRolesOnly")));
  }

  /** An API whose signing keys are out of reach. */
  void deployCutOff() {
    deploy(CUT_OFF, Map.of("metadataBaseUrl", unreachable()));
  }

  private void deploy(String path, Map<String, ?> more) {
    gateway.add(ApiSpec.behind(policy(name(path), more), name(path), "/" + name(path) + "/*"));
  }

  private String policy(String name, Map<String, ?> more) {
    Map<String, Object> form = and(Map.of(
        "apiName", name,
        "tenants", List.of(Contoso.TENANT_ID),
        "audiences", List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI),
        "metadataBaseUrl", entra.baseUrl()), more);
    forms.put(name, form);
    return template.render(name, form);
  }

  /** The filled-in forms of those that are deployed behind the policy, by the API's name, in the order of deployment. */
  Map<String, Map<String, Object>> forms() {
    return Collections.unmodifiableMap(forms);
  }

  private static String name(String path) {
    return path.substring(1, path.indexOf('/', 1));
  }

  private static Map<String, Object> and(Map<String, ?> some, Map<String, ?> more) {
    Map<String, Object> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  private static Map<String, String> mapping(String key, String role) {
    return Map.of("key", key, "value", role);
  }

  /** Orders, and a desk at which services revoke sessions and reinstate them. */
  private String desk() {
    String flows = flow(GUARDED, "") + flow(REVOKE, deskOnly() + """
        <entra-jwt:revoke config-ref="entra" kind="sessionId" value="#[attributes.queryParams.session]" target="entry"/>
        """) + flow(REINSTATE, deskOnly() + """
        <entra-jwt:reinstate config-ref="entra" kind="sessionId" value="#[attributes.queryParams.session]" target="entries"/>
        """);
    return MuleXml.application("""
        <entra-jwt:config name="entra" apiName="%s" metadataBaseUrl="%s" revocationObjectStore="%s">
          <entra-jwt:tenants><entra-jwt:tenant value="%s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%s"/></entra-jwt:audiences>
        </entra-jwt:config>
        %s
        """.formatted(name(GUARDED), entra.baseUrl(), DENY_LIST, Contoso.TENANT_ID, Contoso.API_CLIENT_ID, flows),
        "http", "backend", "entra-jwt");
  }

  /** Orders that call the Billing API; the answer is what they would call it with. */
  private String calling() {
    SigningKey unknown = SigningKey.generate();
    String pem = (unknown.certificatePem() + unknown.privateKeyPem()).replace('\n', ' ');
    String secret = "<entra-jwt:client-secret secret=\"" + Contoso.API_CLIENT_SECRET + "\"/>";
    String acquire = "<entra-jwt:acquire-token config-ref=\"%s\" api=\"" + Contoso.BILLING_APP_ID_URI + "\" target=\"token\"/>";
    String onBehalfOf = """
        <entra-jwt:validate-token config-ref="entra"/>
        <entra-jwt:acquire-token-on-behalf-of config-ref="application" target="token">
          <entra-jwt:scopes><entra-jwt:scope value="%s/%s"/></entra-jwt:scopes>
        </entra-jwt:acquire-token-on-behalf-of>
        """.formatted(Contoso.BILLING_APP_ID_URI, Contoso.BILL_SCOPE);
    return MuleXml.application("""
        <entra-jwt:config name="entra" apiName="%s" metadataBaseUrl="%s">
          <entra-jwt:tenants><entra-jwt:tenant value="%s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%s"/></entra-jwt:audiences>
        </entra-jwt:config>
        """.formatted(name(OWN), entra.baseUrl(), Contoso.TENANT_ID, Contoso.API_CLIENT_ID)
        + client("application", secret) + client("two-credentials", "<entra-jwt:client-certificate pem=\"" + pem + "\"/>" + secret)
        + telling(OWN, acquire.formatted("application")) + telling(FAILOVER, acquire.formatted("two-credentials")) + telling(USER, onBehalfOf),
        "http", "entra-jwt");
  }

  private String client(String name, String credentials) {
    return """
        <entra-jwt:client-config name="%s" tenantId="%s" clientId="%s" loginBaseUrl="%s" credentialWatch="off">%s</entra-jwt:client-config>
        """.formatted(name, Contoso.TENANT_ID, Contoso.API_CLIENT_ID, entra.baseUrl(), credentials);
  }

  /** Hands on what its caller must know, as the documentation says. */
  private static String telling(String path, String steps) {
    return """
        <flow name="%s">
          <http:listener path="%s"><http:response statusCode="#[vars.status]"><http:headers>#[vars.headers]</http:headers></http:response></http:listener>
          <set-variable variableName="status" value="200"/>
          <set-variable variableName="headers" value="#[['Cache-Control': 'no-store']]"/>
          %s
          <set-payload value="#[vars.token.authorization]"/>
          <error-handler>
            <on-error-continue type="ENTRA-JWT:STEP_UP_REQUIRED, ENTRA-JWT:CALLER_TOKEN_REJECTED, ENTRA-JWT:TOKEN_INVALID" logException="false">
              <set-variable variableName="status" value="#[error.errorMessage.attributes.status]"/>
              <set-variable variableName="headers" value="#[error.errorMessage.attributes.headers]"/>
              <set-payload value="#[error.errorMessage.payload]"/>
            </on-error-continue>
          </error-handler>
        </flow>
        """.formatted("calling-" + path.substring(path.lastIndexOf('/') + 1), path, steps);
  }

  private static String flow(String path, String steps) {
    return """
        <flow name="%s">
          <http:listener path="%s"/>
          %s
          <backend:report api="%s"/>
        </flow>
        """.formatted(path.substring(path.lastIndexOf('/') + 1), path, steps, name(path));
  }

  private static String deskOnly() {
    return """
        <entra-jwt:validate-token config-ref="entra" target="caller">
          <entra-jwt:required-app-roles><entra-jwt:required-app-role value="%s"/></entra-jwt:required-app-roles>
        </entra-jwt:validate-token>
        """.formatted(Contoso.WRITE_ALL_ROLE);
  }

  /** An address that nobody listens on any more. */
  private static String unreachable() {
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + gone.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
