package org.muleentra.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.ErrorFamily;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.identity.KnownNumbers;
import org.muleentra.jwt.core.identity.TokenFault;

/** One reason code, one documentation row. */
class ErrorsPageTest {

  private static final Path PAGE = Paths.get("docs", "use", "errors.md");
  private static final Path OUTBOUND = Paths.get("docs", "use", "outbound-errors.md");
  private static final Pattern FAMILY_ROW = Pattern.compile("\\| `([A-Z_]+)` \\| (?:401, or )?(\\d{3}) \\|[^|]*\\| `ENTRA-JWT:([A-Z_]+)` \\|.*");
  private static final Pattern REASON_ROW = Pattern.compile("\\| `([A-Z_]+)` \\| `([A-Z_]+)` \\|.*");

  private static final Pattern FAULT_ROW = Pattern.compile("(?!.*`ENTRA-JWT:)\\| `([A-Z_]+)` \\| (?:\\d{3})(?: with the challenge)? \\| [^`|].*");
  private static final Pattern NUMBER_ROW = Pattern.compile("\\| (\\d{5,8}) \\| `([A-Z_]+)` \\|.*");

  private static List<String> rows(Path page, Pattern form, String separator, int... groups) throws IOException {
    return Files.readAllLines(page).stream().map(form::matcher).filter(Matcher::matches)
        .map(row -> Arrays.stream(groups).mapToObj(row::group).collect(Collectors.joining(separator)))
        .collect(Collectors.toList());
  }

  @Test
  void hasOneRowForEachReasonWithItsFamily() throws IOException {
    assertThat(rows(PAGE, REASON_ROW, " ", 1, 2)).containsExactlyInAnyOrderElementsOf(
        Arrays.stream(Reason.values()).map(reason -> reason + " " + reason.family()).collect(Collectors.toList()));
  }

  @Test
  void hasOneRowForEachFamilyWithItsStatusAndErrorType() throws IOException {
    assertThat(rows(PAGE, FAMILY_ROW, " ", 1, 2, 3)).containsExactlyInAnyOrderElementsOf(
        Arrays.stream(ErrorFamily.values()).map(family -> family + " " + family.status() + " " + family).collect(Collectors.toList()));
  }

  @Test
  void hasOneRowForEachFaultOfOurOwnTokens() throws IOException {
    assertThat(rows(OUTBOUND, FAULT_ROW, " ", 1)).containsExactlyInAnyOrderElementsOf(
        Arrays.stream(TokenFault.values()).map(TokenFault::name).collect(Collectors.toList()));
  }

  @Test
  void hasOneRowForEachNumberOfEntrasThatIsKnown() throws IOException {
    assertThat(rows(OUTBOUND, NUMBER_ROW, " ", 1, 2)).containsExactlyInAnyOrderElementsOf(KnownNumbers.all());
  }
}
