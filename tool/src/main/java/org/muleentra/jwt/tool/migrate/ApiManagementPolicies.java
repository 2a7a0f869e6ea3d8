package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Elements of an API Management policy document that validate tokens: the element alone, or within {@code policies} or a fragment. */
final class ApiManagementPolicies {

  private static final Map<String, Product> ELEMENTS =
      Map.of("validate-azure-ad-token", Product.VALIDATE_AZURE_AD_TOKEN, "validate-jwt", Product.VALIDATE_JWT);

  /**
   * How policy expressions come to a token on their own
   * (https://learn.microsoft.com/azure/api-management/api-management-policy-expressions).
   */
  private static final Pattern TOKEN = Pattern.compile("\\b(?:AsJwt|TryParseJwt|Jwt)\\b");

  private ApiManagementPolicies() {}

  /** Those of the document, in its order. */
  static List<SourceFile.Candidate> in(XmlElement root) {
    List<SourceFile.Candidate> found = new ArrayList<>();
    root.all().filter(element -> ELEMENTS.containsKey(element.name)).forEach(element -> found.add(new Found(root, element)));
    return found;
  }

  private record Found(XmlElement root, XmlElement element) implements SourceFile.Candidate {

    @Override
    public String place() {
      return element.place;
    }

    @Override
    public Product product() {
      return ELEMENTS.get(element.name);
    }

    @Override
    public Reading read() {
      Reading reading = new Reading(product(), element.place);
      new ApiManagementReader(element, reading).read();
      if (element.isWithin("when") || element.isWithin("otherwise")) {
        reading.newlyRefused(element.place, "the source validates where a condition holds, and ours always");
      }
      root.all().filter(other -> other.name.equals("when") && element != other && !encloses(other)).filter(this::looksAtToken)
          .forEach(other -> reading.uncarried(other.place, "claimRules", "the policy decides by the token here as well: what it "
              + "refuses is no part "
              + "of this form"));
      long others = root.all().filter(other -> other.parent != null && other.parent.name.equals("inbound") && other != element
          && !other.name.equals("base")).count();
      if (others > 0) {
        reading.leftOut(root.place, "other policies of the document: they stay, or find their equals, as they are");
      }
      return reading;
    }

    private boolean encloses(XmlElement other) {
      return other.all().anyMatch(inner -> inner == element);
    }

    private boolean looksAtToken(XmlElement when) {
      String condition = when.attributes.getOrDefault("condition", "");
      String variable = element.attributes.get("output-token-variable-name");
      return TOKEN.matcher(condition).find() || variable != null && condition.contains('"' + variable + '"');
    }
  }
}
