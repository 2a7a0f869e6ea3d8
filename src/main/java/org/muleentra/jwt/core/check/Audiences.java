package org.muleentra.jwt.core.check;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.Addresses;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Guid;

/** Values of {@code aud} that mean this API. */
final class Audiences {

  private static final String SERVICE_PRINCIPAL_NAME = "spn:";
  private static final String DEFAULT_URI = "api://";

  /** Microsoft Graph, and what was before it. */
  private static final String GRAPH = Arrays.asList(
      "00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com", "https://graph.microsoft.us",
      "https://dod-graph.microsoft.us", "https://microsoftgraph.chinacloudapi.cn", "https://graph.windows.net",
      "00000002-0000-0000-c000-000000000000").stream().map(Format::inAnyCase).collect(Collectors.joining("|", "(?:", ")"));

  /** An API's client id, read in lower case, or App ID URI, and never Microsoft Graph's, whose tokens only Graph can validate. */
  static final Format FORMAT = Format.TEXT
      .withoutWhiteSpaceAnd(",", "must be one audience, without white space and comma: each audience is an entry of its own")
      .butNot("(?:[\\s\\S]*/)?" + Format.inAnyCase(".default"),
          "must be the audience of a token, without /.default, which is what clients ask for")
      .butNot(bare(Guid.PLACEHOLDER_PATTERN), Format.PLACEHOLDER)
      .butNot(bare(GRAPH), "must not be Microsoft Graph: its tokens are only for Graph, so ask for a token for this API")
      .reading(Guid::canonical);

  private Audiences() {}

  private static String bare(String pattern) {
    return "(?:" + Format.inAnyCase(SERVICE_PRINCIPAL_NAME) + ")?" + pattern + "/*";
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
        if (lowerCase.startsWith(scheme) && Guid.isGuid(Addresses.withoutSlashes(lowerCase.substring(scheme.length())))) {
          spelt.add(lowerCase);
        }
      }
    }
    return Collections.unmodifiableSet(spelt);
  }
}
