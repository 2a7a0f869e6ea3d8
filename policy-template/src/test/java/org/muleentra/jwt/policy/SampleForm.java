package org.muleentra.jwt.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filled-in forms that the tests begin with. */
final class SampleForm {

  static final String TENANT = "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f";

  private SampleForm() {}

  /** The two fields that must be filled in. */
  static Map<String, Object> smallest() {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("tenants", List.of(TENANT));
    form.put("audiences", List.of("api://orders"));
    return form;
  }

  /** Every field filled in. */
  static Map<String, Object> full() {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("tenants", List.of(TENANT, "9d1f4c5e-2b7a-4f0d-8a3c-6e5b4d3c2a10"));
    form.put("deniedTenants", List.of("5a1f4c5e-2b7a-4f0d-8a3c-6e5b4d3c2a11"));
    form.put("audiences", List.of("api://orders", "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10"));
    form.put("cloud", "usGov");
    form.put("directory", "b2c");
    form.put("loginHost", "contoso.b2clogin.com");
    form.put("issuerHost", "sts.example.com");
    form.put("b2cPolicies", List.of("B2C_1_a", "B2C_1_b"));
    form.put("signingKeysAppId", "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10");
    form.put("tokenVersions", List.of("2.0"));
    form.put("metadataBaseUrl", "https://mirror.example.com/entra");
    form.put("callerKinds", List.of("user", "agent"));
    form.put("allowedClientIds", List.of("c1", "c2"));
    form.put("certificateClientsOnly", true);
    form.put("requiredScopes", List.of("Orders.Read", "Orders.Write"));
    form.put("scopeMatch", "all");
    form.put("requiredAppRoles", List.of("Orders.Process.All"));
    form.put("appRoleMatch", "all");
    form.put("roleMappings", List.of(Map.of("key", "g1", "value", "admin"), Map.of("key", "g2", "value", "reader")));
    form.put("requiredRoles", List.of("admin", "reader"));
    form.put("requiredRolesOfApps", List.of("reader"));
    form.put("roleMatch", "all");
    form.put("groupOverage", "graph");
    form.put("graphClientId", "0c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11");
    form.put("graphClientSecret", "s3cret");
    form.put("graphCertificate", "-----BEGIN CERTIFICATE-----");
    form.put("graphAssertionFile", "/var/run/assertion");
    form.put("graphBaseUrl", "https://graph.example.com");
    form.put("groupObjectStore", "entra-groups");
    form.put("requireEnabledAccount", true);
    form.put("revocationObjectStore", "entra-revocations");
    form.put("claimRules", List.of("acct equals 0", "tid exists"));
    form.put("requiredAuthenticationContext", "c1");
    form.put("requiredAuthenticationMethods", List.of("mfa", "fido"));
    form.put("maximumAuthenticationAge", 900);
    form.put("clockSkew", 120);
    form.put("maximumTokenAge", 3600);
    form.put("outageTolerance", 48);
    form.put("keyObjectStore", "entra-keys");
    form.put("maximumTokenSize", 16384);
    form.put("trustStorePath", "/opt/ca.p12");
    form.put("trustStorePassword", "changeit");
    form.put("trustStoreType", "pkcs12");
    form.put("proxyHost", "proxy.example.com");
    form.put("proxyPort", 3128);
    form.put("proxyUsername", "mule");
    form.put("proxyPassword", "pr0xy");
    form.put("nonProxyHosts", "a.example.com, *.b.example.com");
    form.put("reportOnly", true);
    form.put("exposeHeaders", true);
    form.put("headerNames", List.of(Map.of("key", "roles", "value", "X-Roles")));
    form.put("removeAuthorization", true);
    form.put("realm", "orders");
    form.put("resource", "https://api.example.com/orders");
    form.put("resourceMetadata", "https://api.example.com/.well-known/oauth-protected-resource");
    return form;
  }
}
