package org.muleentra.jwt.gateway.face;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The generated parts of a page that people write the rest of: what stands between {@code <!-- generated: name -->} and
 * {@code <!-- end: name -->}.
 */
final class MarkedRegions {

  private static final Pattern REGION = Pattern.compile("(?s)(<!-- generated: ([\\w-]+) -->\n).*?(<!-- end: \\2 -->)");

  private MarkedRegions() {}

  /**
   * Fills the regions of a page.
   *
   * @throws IllegalArgumentException where page and contents do not have the same regions, so that none is forgotten
   */
  static String fill(String page, Map<String, String> contents) {
    Set<String> there = REGION.matcher(page).results().map(region -> region.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
    if (!there.equals(contents.keySet())) {
      throw new IllegalArgumentException("The page has the regions " + there + " and not " + contents.keySet());
    }
    return REGION.matcher(page).replaceAll(region -> Matcher.quoteReplacement(filled(region, contents)));
  }

  private static String filled(MatchResult region, Map<String, String> contents) {
    return region.group(1) + "\n" + contents.get(region.group(2)).strip() + "\n\n" + region.group(3);
  }
}
