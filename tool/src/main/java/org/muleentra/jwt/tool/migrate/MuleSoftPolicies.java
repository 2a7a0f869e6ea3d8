package org.muleentra.jwt.tool.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * Policies of API Manager as JSON: the bare configuration; a policy with its configuration in {@code configurationData} (as it is sent to
 * and exported from API Manager) or {@code configuration} (as API Manager lists policies, and a runtime's folder has them); or a list of
 * policies, alone or under {@code policies}.
 *
 * <p>A policy is known by {@code assetId}, in itself or in its {@code template}; a bare configuration by its fields.
 */
final class MuleSoftPolicies {

  private static final Map<String, Product> ASSETS = Map.of(
      "jwt-validation", Product.JWT_VALIDATION, "jwt-validation-flex", Product.JWT_VALIDATION,
      "openidconnect-access-token-enforcement", Product.OPENID_CONNECT,
      "openidconnect-access-token-enforcement-flex", Product.OPENID_CONNECT,
      "openid-connect-access-token-enforcement", Product.OPENID_CONNECT);

  private static final Set<String> OF_JWT_VALIDATION = Set.of("jwtOrigin", "signingMethod", "jwtKeyOrigin", "jwksUrl");
  private static final Set<String> OF_OPENID_CONNECT =
      Set.of("scopes", "scopeValidationCriteria", "secureTrustStore", "authenticationTimeout", "maxFederationExpirationTime");

  private MuleSoftPolicies() {}

  /** Those of the file that look at tokens, in its order. */
  static List<SourceFile.Candidate> in(JsonNode root) {
    List<SourceFile.Candidate> found = new ArrayList<>();
    if (root.path("policies").isArray()) {
      list(root.get("policies"), "/policies", found);
    } else if (root.isArray()) {
      list(root, "", found);
    } else {
      one(root, "", found);
    }
    return found;
  }

  private static void list(JsonNode policies, String place, List<SourceFile.Candidate> found) {
    for (int i = 0; i < policies.size(); i++) {
      one(policies.get(i), place + "/" + i, found);
    }
  }

  private static void one(JsonNode policy, String place, List<SourceFile.Candidate> found) {
    if (!policy.isObject()) {
      throw new FieldException(place.isEmpty() ? "/" : place, "must be a policy in braces");
    }
    String wrapper = policy.has("configurationData") ? "configurationData" : policy.has("configuration") ? "configuration" : null;
    JsonNode configuration = wrapper == null ? policy : policy.get(wrapper);
    String asset = policy.path("assetId").asText(policy.path("template").path("assetId").asText(""));
    Product product = asset.isEmpty() ? byFields(configuration) : ASSETS.get(asset);
    if (product == null) {
      return;
    }
    String where = wrapper == null ? place : place + "/" + wrapper;
    if (!configuration.isObject()) {
      throw new FieldException(where, "must be a configuration in braces");
    }
    found.add(new Found(product, place.isEmpty() ? "/" : place, where, configuration, policy));
  }

  private static Product byFields(JsonNode configuration) {
    return OF_JWT_VALIDATION.stream().anyMatch(configuration::has) ? Product.JWT_VALIDATION
        : OF_OPENID_CONNECT.stream().anyMatch(configuration::has) ? Product.OPENID_CONNECT : null;
  }

  private record Found(Product product, String place, String where, JsonNode configuration, JsonNode policy)
      implements SourceFile.Candidate {

    @Override
    public Reading read() {
      Reading reading = new Reading(product, where);
      PlacedObject fields = new PlacedObject(where, configuration);
      if (product == Product.JWT_VALIDATION) {
        new JwtValidationReader(fields, reading).read();
      } else {
        new OpenIdConnectReader(fields, reading).read();
      }
      if (policy != configuration) {
        around(reading);
      }
      return reading;
    }

    private void around(Reading reading) {
      String outer = "/".equals(place) ? "" : place;
      JsonNode resources = policy.path("pointcutData");
      if (resources.isArray() && !resources.isEmpty()) {
        reading.leftOut(outer + "/pointcutData", "the source guards some resources only: apply ours to the same methods and paths");
      }
      if (policy.path("disabled").asBoolean()) {
        reading.newlyRefused(outer + "/disabled", "the source was switched off, and let everybody in");
      }
    }
  }
}
