package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.Check;
import org.muleentra.jwt.core.check.CheckDescription;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.Picture;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What {@code docs/begin/tokens.md} says of tokens and checks is so. */
class TokensPageTest {

  private static final String PAGE = DocumentedForm.page("begin/tokens.md");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static final Map<String, String> NAMES = Map.of("{tenant}", Contoso.TENANT_ID, "{App ID URI}", Contoso.API_APP_ID_URI,
      "{client ID of the API}", Contoso.API_CLIENT_ID, "{client ID}", Contoso.WEB_CLIENT_ID, "{user}", Contoso.USER_OBJECT_ID,
      "{user at this API}", "cGFpcndpc2U", "{service principal}", Contoso.DAEMON_OBJECT_ID);

  /** The rows of the table below a heading, without its head. */
  private static List<List<String>> table(String heading) {
    String section = PAGE.substring(PAGE.indexOf("\n## " + heading + "\n") + 1).replaceFirst("(?s)(?<=.)\n## .*", "");
    return Pattern.compile("(?m)^\\| (.*) \\|$").matcher(section).results().map(row -> Arrays.asList(row.group(1).split(" \\| "))).toList();
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  @Test
  void theFourTokensAreLetInAsTheKindsOfCallerAtTheHead() throws Exception {
    List<List<String>> table = table("Four tokens");
    List<String> head = table.get(0);
    assertThat(head).containsExactly("claim", "user, v1.0", "user, v2.0", "app, v2.0", "agent, v2.0");
    int admitted = 0;
    for (int column = 1; column < head.size(); column++) {
      for (Map<String, Object> claims : tokens(table.subList(1, table.size()), column)) {
        try (TestGatekeeper gate = new TestGatekeeper(
            settings -> settings.with(CALLER_KINDS, Arrays.stream(CallerKind.values()).map(CallerKind::setting).toList()))) {
          Decision decision = gate.decide(gate.mint.userToken().rawPayload(JSONObjectUtils.toJSONString(claims)).sign());

          assertThat(decision.admitted()).as("%s: %s", head.get(column), decision).isTrue();
          assertThat(decision.principal().toMap().get("callerKind") + ", v" + decision.principal().toMap().get("tokenVersion"))
              .isEqualTo(head.get(column));
          admitted++;
        }
      }
    }
    assertThat(admitted).as("v1.0 has two audiences").isEqualTo(5);
  }

  /** A token for each of the values that a cell leaves to choose. */
  private static List<Map<String, Object>> tokens(List<List<String>> rows, int column) throws Exception {
    List<Map<String, Object>> tokens = new ArrayList<>(List.of(new LinkedHashMap<>()));
    tokens.get(0).put("iat", TestGatekeeper.NOW.getEpochSecond());
    tokens.get(0).put("nbf", TestGatekeeper.NOW.getEpochSecond());
    tokens.get(0).put("exp", TestGatekeeper.NOW.getEpochSecond() + 3600);
    for (List<String> row : rows) {
      List<String> values = code(row.get(column));
      assertThat(values.isEmpty()).as("%s", row).isEqualTo(row.get(column).equals("–"));
      List<Map<String, Object>> more = new ArrayList<>();
      for (String value : values) {
        for (Map<String, Object> token : tokens) {
          Map<String, Object> copy = new LinkedHashMap<>(token);
          copy.put(code(row.get(0)).get(0), value(value));
          more.add(copy);
        }
      }
      tokens = values.isEmpty() ? tokens : more;
    }
    return tokens;
  }

  private static Object value(String written) throws Exception {
    String value = written;
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      value = value.replace(name.getKey(), name.getValue());
    }
    assertThat(value).doesNotContain("{");
    return value.startsWith("[") ? JSONObjectUtils.parse("{\"values\":" + value + "}").get("values") : value;
  }

  private static SettingValues everyCheck() {
    return TestGatekeeper.values().with(MAXIMUM_TOKEN_AGE, 3600).with(ALLOWED_CLIENT_IDS, List.of(Contoso.WEB_CLIENT_ID))
        .with(CERTIFICATE_CLIENTS_ONLY, true).with(REQUIRED_AUTHENTICATION_CONTEXT, "c1")
        .with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa")).with(MAXIMUM_AUTHENTICATION_AGE, 900)
        .with(CLAIM_RULES, List.of("acct equals 0"));
  }

  @Test
  void theTableOfChecksIsTheListOfTheCode() {
    List<List<String>> expected = new ArrayList<>();
    for (Check check : Checks.of(everyCheck(), Clock.fixed(TestGatekeeper.NOW, ZoneOffset.UTC)).all()) {
      Set<String> claims = new LinkedHashSet<>();
      CheckDescription description = null;
      for (Authority authority : TestGatekeeper.settings(everyCheck()).tenants.authorities().all()) {
        description = check.describe(authority);
        claims.addAll(description.claims());
      }
      boolean any = description.name().equals("claim rule");
      expected.add(List.of(description.name(), any ? "any" : sorted(claims), sorted(description.settings())));
    }
    List<List<String>> written = table("What each check reads").stream().skip(1)
        .map(row -> List.of(row.get(0), row.get(1).equals("any") ? "any" : sorted(code(row.get(1))), sorted(code(row.get(2))))).toList();

    assertThat(written).containsExactlyElementsOf(expected);
  }

  private static String sorted(Iterable<String> names) {
    List<String> sorted = new ArrayList<>();
    names.forEach(sorted::add);
    sorted.sort(null);
    return String.join(" ", sorted);
  }

  @Test
  void thePictureOfTheKindsEndsInEachOfThem() {
    List<String> ends = Pattern.compile("\\(\\[\"(\\w+)\"\\]\\)").matcher(Picture.on("begin/tokens.md", 2).text()).results()
        .map((MatchResult match) -> match.group(1)).toList();

    assertThat(ends).containsExactlyInAnyOrderElementsOf(Arrays.stream(CallerKind.values()).map(CallerKind::setting).toList());
  }
}
