package org.muleentra.jwt.testkit.server;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.testkit.sts.ClientCredentialsGrant;
import org.muleentra.jwt.testkit.sts.OnBehalfOfGrant;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.Tenants;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * An OpenID configuration with the members that Entra's has: the issuer is the cloud's, the addresses are ours. What the mock
 * does not serve is left out, but for {@code authorization_endpoint}, which OpenID Connect Discovery 1.0 §3 requires.
 */
final class DiscoveryDocument {
  private DiscoveryDocument() {}

  static Map<String, Object> of(EntraIssuers issuers, TokenVersion version, String baseUrl, String tenant,
      String appId) {
    EntraCloud cloud = issuers.cloud();
    boolean v2 = version == TokenVersion.V2;
    String oauth2 = baseUrl + "/" + tenant + "/oauth2/" + (v2 ? "v2.0/" : "");
    String keys = keysUrl(baseUrl, tenant, version) + (appId == null ? "" : "?appid=" + appId);

    Map<String, Object> document = new LinkedHashMap<>();
    document.put("token_endpoint", oauth2 + "token");
    document.put("token_endpoint_auth_methods_supported",
        Arrays.asList("client_secret_post", "private_key_jwt", "client_secret_basic"));
    // This and the grants are of RFC 8414 §2; Entra's own documents lack them.
    document.put("token_endpoint_auth_signing_alg_values_supported", Arrays.asList("PS256", "RS256"));
    document.put("grant_types_supported", Arrays.asList(ClientCredentialsGrant.TYPE, OnBehalfOfGrant.TYPE));
    document.put("jwks_uri", keys);
    document.put("subject_types_supported", Collections.singletonList("pairwise"));
    document.put("id_token_signing_alg_values_supported", Collections.singletonList("RS256"));
    document.put("response_types_supported", Arrays.asList("code", "id_token", "code id_token", "id_token token"));
    document.put("scopes_supported", v2
        ? Arrays.asList("openid", "profile", "email", "offline_access")
        : Collections.singletonList("openid"));
    document.put("issuer", issuers.issuer(version, Tenants.isGuid(tenant) ? tenant : Tenants.TEMPLATE));
    document.put("request_uri_parameter_supported", false);
    document.put("authorization_endpoint", oauth2 + "authorize");
    document.put("claims_supported", Arrays.asList("sub", "iss", "cloud_instance_name", "cloud_instance_host_name",
        "cloud_graph_host_name", "msgraph_host", "aud", "exp", "iat", "auth_time", "acr", "nonce",
        "preferred_username", "name", "tid", "ver", "at_hash", "c_hash", "email"));
    document.put("tenant_region_scope", Tenants.isGuid(tenant) ? "EU" : null);
    document.put("cloud_instance_name", cloud.instanceName());
    document.put("cloud_graph_host_name", cloud.retiredGraphHost());
    document.put("msgraph_host", cloud.graphHost());
    document.put("rbac_url", cloud.rbacUrl());
    return document;
  }

  /**
   * The document of a B2C policy, which has fewer members.
   *
   * @param tenant the GUID in the issuer
   * @param policy the policy as it was asked for
   * @param path where the policy is, with the tenant and the policy as they were asked for
   */
  static Map<String, Object> ofPolicy(EntraIssuers issuers, String baseUrl, String tenant, String policy,
      String path) {
    String oauth2 = baseUrl + path + "/oauth2/v2.0/";
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuers.ofPolicy(tenant, policy));
    document.put("authorization_endpoint", oauth2 + "authorize");
    document.put("token_endpoint", oauth2 + "token");
    document.put("token_endpoint_auth_methods_supported", Arrays.asList("client_secret_post", "client_secret_basic"));
    document.put("grant_types_supported", Collections.singletonList(ClientCredentialsGrant.TYPE));
    document.put("jwks_uri", baseUrl + path + "/discovery/v2.0/keys");
    document.put("response_types_supported", Arrays.asList("code", "code id_token", "token", "id_token token"));
    document.put("scopes_supported", Collections.singletonList("openid"));
    document.put("subject_types_supported", Collections.singletonList("pairwise"));
    document.put("id_token_signing_alg_values_supported", Collections.singletonList("RS256"));
    document.put("claims_supported", Arrays.asList("name", "emails", "oid", "sub", "tfp", "iss", "iat", "exp", "aud"));
    return document;
  }

  static String url(String baseUrl, String tenant, TokenVersion version) {
    return baseUrl + "/" + tenant + (version == TokenVersion.V2 ? "/v2.0" : "") + "/.well-known/openid-configuration";
  }

  static String keysUrl(String baseUrl, String tenant, TokenVersion version) {
    return baseUrl + "/" + tenant + "/discovery/" + (version == TokenVersion.V2 ? "v2.0/" : "") + "keys";
  }
}
