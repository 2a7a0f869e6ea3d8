package org.muleentra.jwt.tool.migrate;

/** What a policy is of that is read. */
public enum Product {
  /** MuleSoft's JWT Validation (https://docs.mulesoft.com/mule-gateway/policies-included-jwt-validation). */
  JWT_VALIDATION("MuleSoft's JWT Validation policy"),
  /** MuleSoft's OpenID Connect (https://docs.mulesoft.com/mule-gateway/policies-included-openid-token-enforcement). */
  OPENID_CONNECT("MuleSoft's OpenID Connect OAuth 2.0 Token Enforcement policy"),
  /** API Management's (https://learn.microsoft.com/azure/api-management/validate-azure-ad-token-policy). */
  VALIDATE_AZURE_AD_TOKEN("API Management's validate-azure-ad-token"),
  /** API Management's (https://learn.microsoft.com/azure/api-management/validate-jwt-policy). */
  VALIDATE_JWT("API Management's validate-jwt");

  private final String words;

  Product(String words) {
    this.words = words;
  }

  /** As it is called in a sentence. */
  public String words() {
    return words;
  }
}
