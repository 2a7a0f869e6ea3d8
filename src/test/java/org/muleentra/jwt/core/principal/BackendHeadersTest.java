package org.muleentra.jwt.core.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.GatekeeperSettings.REPORT_ONLY;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.principal.BackendHeaders.EXPOSE_HEADERS;
import static org.muleentra.jwt.core.principal.BackendHeaders.HEADER_NAMES;
import static org.muleentra.jwt.core.principal.BackendHeaders.REMOVE_AUTHORIZATION;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.PolicyGatekeeper;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

class BackendHeadersTest {

  private static final UnaryOperator<SettingValues> EXPOSE = settings -> settings.with(EXPOSE_HEADERS, true);

  private static Map<String, String> told(UnaryOperator<SettingValues> change, UnaryOperator<TokenBuilder> token) {
    try (TestGatekeeper gate = new TestGatekeeper(change)) {
      Decision decision = gate.authorize(token.apply(gate.mint.userToken()).sign());
      assertThat(decision.shape()).isEqualTo(Decision.Shape.ADMITTED);
      return decision.backendHeaders();
    }
  }

  private static BackendHeaders rules(UnaryOperator<SettingValues> change) {
    try (TestGatekeeper gate = new TestGatekeeper(change)) {
      return gate.gatekeeper.forPolicy().backendHeaders();
    }
  }

  @Test
  void takesHeaderNamesOfYourOwnAndKeepsTheRest() {
    Map<String, String> told = told(settings -> EXPOSE.apply(settings).with(HEADER_NAMES,
        Map.of("callerKind", "X-Entra-Scopes", "scopes", "X-Entra-Caller-Kind", "objectId", "x".repeat(100))), token -> token.scopes("Orders.Read"));
    assertThat(told).containsEntry("X-Entra-Scopes", "user").containsEntry("X-Entra-Caller-Kind", "Orders.Read")
        .containsEntry("x".repeat(100), Contoso.USER_OBJECT_ID).containsEntry("X-Entra-Tenant-Id", Contoso.TENANT_ID)
        .doesNotContainKey("X-Entra-Object-Id");
  }

  @Test
  void whatTheCallerLacksHasNoHeader() {
    assertThat(told(EXPOSE, token -> token.without("uti", "oid").claim("oid", Contoso.USER_OBJECT_ID)))
        .containsOnlyKeys("X-Entra-Object-Id", "X-Entra-Client-Id", "X-Entra-Tenant-Id", "X-Entra-Scopes", "X-Entra-Caller-Kind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "a b", "a,b", "100%", "%2C", "Müller", "x\u2028y", "\uD83D\uDE00", "a\"b;c=d\\"})
  void aRoleOfAnyNameComesBackByTheRuleOfReading(String role) {
    String header = told(settings -> EXPOSE.apply(settings).with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, role, Contoso.WRITERS_GROUP_ID, "z")),
        token -> token.groups(Contoso.READERS_GROUP_ID, Contoso.WRITERS_GROUP_ID)).get("X-Entra-Roles");

    assertThat(header).matches("[\\x21-\\x7E]+");
    assertThat(Arrays.stream(header.split(",")).map(item -> URLDecoder.decode(item.replace("+", "%2B"), StandardCharsets.UTF_8)))
        .containsExactly(role, "z");
  }

  /** Proven claims can hold anything: a line break must not become a second header. */
  @ParameterizedTest
  @ValueSource(strings = {"x\r\nX-Entra-Roles: admin", "x\n", "\u0000", "\u007F", "a\tb"})
  void noValueBreaksOutOfItsHeader(String value) {
    assertThat(told(EXPOSE, token -> token.claim("uti", value)).get("X-Entra-Token-Id")).matches("[\\x21-\\x7E]+")
        .isEqualTo(value.replace("\r", "%0D").replace("\n", "%0A").replace("\t", "%09").replace(" ", "%20")
            .replace("\u0000", "%00").replace("\u007F", "%7F"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4095, 4096, 4097})
  void aHeaderIsWholeOrNotThere(int length) {
    Map<String, String> told = told(EXPOSE, token -> token.claim("uti", "x".repeat(length)));
    assertThat(told.get("X-Entra-Token-Id")).isEqualTo(length > 4096 ? null : "x".repeat(length));
    assertThat(told).containsKey("X-Entra-Object-Id");
  }

  @Test
  void whatIsLeftOutIsToldOnceByConfigurationAndHeader() {
    try (CapturedLog log = CapturedLog.of(BackendHeaders.class, Level.INFO); TestGatekeeper gate = new TestGatekeeper(EXPOSE)) {
      PolicyGatekeeper policy = gate.gatekeeper.forPolicy();
      for (int i = 0; i < 2; i++) {
        policy.authorize(InboundRequest.ofAuthorization("Bearer " + gate.mint.userToken().claim("uti", "x".repeat(4097)).sign()));
      }
      assertThat(log.lines()).containsExactly("WARN Configuration orders: X-Entra-Token-Id is left out for callers of whom it would"
          + " have more than 4096 characters or would be no text; told once");
    }
  }

  @Test
  void aListThatIsTooLongIsNotCut() {
    List<String> scopes = new ArrayList<>();
    for (int i = 0; i < 410; i++) {
      scopes.add(String.format("Scope.%03d", i));
    }
    // 409 scopes of nine characters and 408 commas make 4089, one more 4099.
    assertThat(told(EXPOSE, token -> token.scopes(scopes.subList(0, 409).toArray(new String[0]))))
        .containsEntry("X-Entra-Scopes", scopes.stream().limit(409).collect(Collectors.joining(",")));
    assertThat(told(EXPOSE, token -> token.scopes(scopes.toArray(new String[0])))).doesNotContainKey("X-Entra-Scopes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Entra-Roles", "x_entra_roles", "X.ENTRA~ROLES", "X--Entra--Roles", "X-Roles ", "x-entra-whatever", "X-Entra-Report", "X-Roles", "x_roles"})
  void exposedNamesAreTheGatekeepersAlone(String name) {
    BackendHeaders rules = rules(settings -> EXPOSE.apply(settings).with(HEADER_NAMES, Map.of("roles", "X-Roles")));
    assertThat(rules.takesAway(name, "v")).isTrue();
    assertThat(rules.takesAway("Connection", "close, " + name)).isTrue();
    assertThat(rules(settings -> settings.with(REMOVE_AUTHORIZATION, true)).takesAway(name, "v")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "X-Entry", "X-Entra", "X-Entra-", "XEntraRoles", "X-Rolesx", "Host", "Connection", "", "äö"})
  void everythingElseIsTheClients(String name) {
    assertThat(rules(settings -> EXPOSE.apply(settings).with(HEADER_NAMES, Map.of("roles", "X-Roles"))).takesAway(name, "close, te")).isFalse();
  }

  /** As the door reads them: what is looked for as a token, or named by Connection, is what is taken away. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "_", "\0", "\u00a0", "\0x", " x"})
  void namesAreReadAsInLookingForTheToken(String behind) {
    BackendHeaders rules = rules(settings -> EXPOSE.apply(settings).with(REMOVE_AUTHORIZATION, true));
    assertThat(rules.takesAway("Authorization" + behind, "Basic x")).isTrue();
    assertThat(rules.takesAway("Connection" + behind, "X-Entra-Object-Id")).isTrue();
    assertThat(rules.takesAway("X-Entra-Object-Id" + behind, "x")).isTrue();
    for (String list : List.of("X-Entra-Roles" + behind, "close, x_entra_roles" + behind, "close X-Entra-Roles", "close;X-Entra-Roles", "\"X-Entra-Roles\"")) {
      assertThat(rules.takesAway("connection", list)).as(list).isTrue();
    }
    assertThat(rules.takesAway("Connection" + behind, "close, te")).isFalse();
    assertThat(rules.takesAway("Via" + behind, "X-Entra-Roles")).isFalse();
  }

  /** RFC 9110 §5.5: invalid and dangerous. */
  @ParameterizedTest
  @ValueSource(strings = {"a\rX-Entra-Roles: admin", "a\nX-Entra-Roles: admin", "a\0", "\r\n"})
  void aValueThatBeginsAHeaderOfItsOwnIsTakenAway(String value) {
    assertThat(rules(EXPOSE).takesAway("X-Note", value)).isTrue();
    assertThat(rules(settings -> settings.with(REMOVE_AUTHORIZATION, true)).takesAway("X-Note", value)).isTrue();
    assertThat(rules(EXPOSE).takesAway("X-Note", "a\tb")).isFalse();
  }

  @Test
  void theTokenIsTakenAwayUnderItsNameInAnyCase() {
    BackendHeaders rules = rules(settings -> settings.with(REMOVE_AUTHORIZATION, true));
    assertThat(List.of(rules.takesAway("authorization", "v"), rules.takesAway("AUTHORIZATION", null),
        rules.takesAway("Proxy-Authorization", "v"))).containsExactly(true, true, false);
  }

  @Test
  void aReportOfTheClientIsTakenAwayInReportOnlyMode() {
    BackendHeaders rules = rules(settings -> settings.with(REPORT_ONLY, true));
    assertThat(List.of(rules.takesAway("x-entra-report", "v"), rules.takesAway("X_Entra_Report", "v"),
        rules.takesAway("X-Entra-Roles", "v"))).containsExactly(true, true, false);
  }
}
