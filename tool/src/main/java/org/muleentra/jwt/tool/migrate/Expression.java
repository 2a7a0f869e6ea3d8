package org.muleentra.jwt.tool.migrate;

import java.util.List;

/** What only a running gateway knows: expressions, properties and named values. */
final class Expression {

  /**
   * DataWeave ({@code #[…]}), Mule's properties ({@code ${…}}), and of API Management policy expressions ({@code @(…)},
   * {@code @{…}}) and named values (https://learn.microsoft.com/azure/api-management/api-management-howto-properties).
   */
  private static final List<String> BEGINNINGS = List.of("#[", "${", "@(", "@{", "{{");

  private Expression() {}

  static boolean in(String text) {
    return BEGINNINGS.stream().anyMatch(text::contains);
  }
}
