package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/use/studio.md} shows the operations of the schema, and the one handler of {@code in-a-flow.md}. */
class StudioPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| \\*([A-Z][a-z ]+)\\* \\| `<entra-jwt:([a-z-]+)>` \\|");
  private static final Pattern OPERATION =
      Pattern.compile("<xs:element (?=[^>]*substitutionGroup=\"mule:abstract-operator\")[^>]*name=\"([a-z-]+)\"");
  private static final Pattern HANDLER =
      Pattern.compile("(?s)<http:error-response.*?</http:error-response>|<error-handler>.*?</error-handler>");
  private static final Pattern ELEMENT = Pattern.compile("<entra-jwt:([a-z-]+)");

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("docs/use/" + name));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toList());
  }

  @Test
  void thePaletteHasTheOperationsOfTheSchema() throws IOException {
    Matcher rows = ROW.matcher(page("studio.md"));
    List<MatchResult> palette = rows.results().collect(Collectors.toList());
    assertThat(palette.stream().map(row -> row.group(2)))
        .containsExactlyInAnyOrderElementsOf(found(OPERATION, Files.readString(Path.of("api/mule-entra-jwt.xsd"))));
    String model = Files.readString(Path.of("api/entra-jwt-extension-model-4.1.1.json"));
    for (MatchResult row : palette) {
      assertThat(row.group(1).toLowerCase(Locale.ROOT).replace(' ', '-')).isEqualTo(row.group(2));
      assertThat(model).as(row.group(2)).containsPattern("\"displayName\" ?: \"" + row.group(1) + "\"");
    }
  }

  @Test
  void theFlowHasTheOneHandlerAndElementsOfTheSchema() throws IOException {
    assertThat(handler("studio.md")).isEqualTo(handler("in-a-flow.md")).contains("ENTRA-JWT:TOKEN_MISSING");
    String schema = Files.readString(Path.of("api/mule-entra-jwt.xsd"));
    assertThat(found(ELEMENT, page("studio.md"))).hasSizeGreaterThan(10)
        .allSatisfy(element -> assertThat(schema).contains("name=\"" + element + "\""));
  }

  private static String handler(String name) throws IOException {
    return HANDLER.matcher(page(name)).results().map(part -> part.group().replaceAll("\\s+", " ")).distinct()
        .collect(Collectors.joining("\n"));
  }
}
