package org.muleentra.jwt.core.validation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.muleentra.jwt.core.authority.TenantId;

/** Values of {@code aud} that mean this API. */
final class Audiences {

  private static final Set<String> GRAPH = new HashSet<>(Arrays.asList(
      "00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com", "https://graph.microsoft.us",
      "https://dod-graph.microsoft.us", "https://microsoftgraph.chinacloudapi.cn", "https://graph.windows.net",
      "00000002-0000-0000-c000-000000000000"));

  private static final String SERVICE_PRINCIPAL_NAME = "spn:";
  private static final String DEFAULT_URI = "api://";

  private Audiences() {}

  /** An API's client id or App ID URI, and never Microsoft Graph's, whose tokens only Graph can validate. */
  static Set<String> of(String field, Collection<String> values) {
    Set<String> audiences = Settings.each(field, values, (entry, value) -> {
      String lowerCase = value.toLowerCase(Locale.ROOT);
      Settings.require(entry, value.chars().noneMatch(c -> Character.isWhitespace(c) || c == ','),
          "must be one audience, without white space and comma: each audience is an entry of its own");
      Settings.require(entry, !lowerCase.endsWith("/.default") && !lowerCase.equals(".default"),
          "must be the audience of a token, without /.default, which is what clients ask for");
      Settings.requireReal(entry, bare(lowerCase));
      Settings.require(entry, !GRAPH.contains(bare(lowerCase)),
          "must not be Microsoft Graph: its tokens are for Graph alone, ask for a token for this API");
      return TenantId.isGuid(value) ? TenantId.canonical(value) : value;
    });
    return Settings.atLeastOne(field, audiences);
  }

  private static String bare(String audience) {
    int end = audience.length();
    while (end > 0 && audience.charAt(end - 1) == '/') {
      end--;
    }
    return audience.substring(audience.startsWith(SERVICE_PRINCIPAL_NAME) ? SERVICE_PRINCIPAL_NAME.length() : 0, end);
  }

  /**
   * The audiences, and of those that are made of a client id the spelling in lower case, as Entra makes them. Of every other
   * URI Entra repeats the client's own spelling, so it is compared as it stands.
   */
  static Set<String> inEntrasSpelling(Set<String> audiences) {
    Set<String> spelt = new LinkedHashSet<>(audiences);
    for (String audience : audiences) {
      String lowerCase = audience.toLowerCase(Locale.ROOT);
      for (String scheme : Arrays.asList(DEFAULT_URI, SERVICE_PRINCIPAL_NAME)) {
        if (lowerCase.startsWith(scheme) && TenantId.isGuid(bare(lowerCase.substring(scheme.length())))) {
          spelt.add(lowerCase);
        }
      }
    }
    return Collections.unmodifiableSet(spelt);
  }
}
