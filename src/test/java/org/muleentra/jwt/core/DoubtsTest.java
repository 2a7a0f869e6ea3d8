package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.directory.DirectorySettings.GROUP_OVERAGE;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_ID;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** Settings that are allowed and suspicious: told once at the start, and never a reason not to start. */
class DoubtsTest {

  private static final String TENANT = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";
  private static final String API = "5ca1ab1e-7e57-4d1c-9a0b-0000a91c11e7";
  private static final String ADDRESS = "https://api.example.com/orders";

  private static SettingValues good() {
    return SettingValues.NONE.with(TENANTS, List.of(TENANT)).with(AUDIENCES, List.of(API, "api://orders"));
  }

  private static SettingValues graph(SettingValues settings) {
    return settings.with(GROUP_OVERAGE, "graph").with(GRAPH_CLIENT_ID, API).with(GRAPH_CLIENT_SECRET, "x");
  }

  static Stream<Arguments> suspicious() {
    return Stream.of(
        doubt("resource is not one of audiences", s -> s.with(RESOURCE, ADDRESS)),
        doubt("resource differs from audiences[1] by a slash", s -> s.with(AUDIENCES, List.of(API, ADDRESS + "/")).with(RESOURCE, ADDRESS)),
        doubt("resource differs from audiences[0] by a slash", s -> s.with(AUDIENCES, List.of(ADDRESS)).with(RESOURCE, ADDRESS + "/")),
        doubt("resource is not one of audiences", s -> s.with(AUDIENCES, List.of(ADDRESS)).with(RESOURCE, ADDRESS + "/v1")),
        doubt("groupOverage is graph, and no key", s -> graph(s).with(ROLE_MAPPINGS, Map.of("Readers", "reader"))),
        doubt("claimRules[1] keeps nobody out", s -> s.with(CLAIM_RULES, List.of("acct equals 0", "ver exists"))),
        doubt("claimRules[0] keeps nobody out", s -> s.with(CLAIM_RULES, List.of("tid equals " + TENANT))),
        doubt("claimRules[0] compares scp as a whole", s -> s.with(CLAIM_RULES, List.of("scp equals Orders.Read"))),
        doubt("callerKinds allows agent, ", s -> s.with(CALLER_KINDS, List.of("user", "agent")).with(REQUIRED_SCOPES, List.of("a"))),
        doubt("callerKinds allows agentUser, ", s -> s.with(CALLER_KINDS, List.of("app", "agentUser")).with(REQUIRED_APP_ROLES, List.of("a"))),
        doubt("audiences[1] is neither", s -> s.with(AUDIENCES, List.of(API, "orders"))),
        doubt("audiences[1] contains an asterisk", s -> s.with(AUDIENCES, List.of(API, "api://orders/*"))),
        doubt("requiredScopes[0] contains an asterisk", s -> s.with(REQUIRED_SCOPES, List.of("Orders.*"))),
        doubt("requiredAppRoles[0] contains an asterisk", s -> s.with(REQUIRED_APP_ROLES, List.of("*"))),
        doubt("allowedClientIds contains the API's own client ID", s -> s.with(ALLOWED_CLIENT_IDS, List.of(API.toUpperCase()))));
  }

  private static Arguments doubt(String beginning, UnaryOperator<SettingValues> change) {
    return Arguments.of(beginning, change);
  }

  @ParameterizedTest
  @MethodSource("suspicious")
  void isToldByTheNameOfTheField(String beginning, UnaryOperator<SettingValues> change) {
    assertThat(TestGatekeeper.settings(change.apply(good())).doubts()).singleElement().asString().startsWith(beginning);
  }

  static Stream<UnaryOperator<SettingValues>> ordinary() {
    return Stream.of(
        s -> s,
        s -> s.with(AUDIENCES, List.of(API, ADDRESS)).with(RESOURCE, ADDRESS),
        s -> s.with(AUDIENCES, List.of("spn:" + API, "urn:orders")),
        s -> graph(s).with(ROLE_MAPPINGS, Map.of(API, "reader", "Orders.Read.All", "reader")),
        s -> s.with(ROLE_MAPPINGS, Map.of("Readers", "reader")),
        s -> s.with(CALLER_KINDS, List.of("user", "app")).with(REQUIRED_SCOPES, List.of("a")),
        s -> s.with(CALLER_KINDS, List.of("user", "agent")).with(REQUIRED_SCOPES, List.of("a")).with(REQUIRED_APP_ROLES, List.of("b")),
        s -> s.with(CALLER_KINDS, List.of("agent")).with(REQUIRED_APP_ROLES, List.of("b")),
        s -> s.with(CLAIM_RULES, List.of("acct equals 0", "scp matches .*Orders.*", "iss matches https://sts.*")));
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void saysNothingOfWhatIsOrdinary(UnaryOperator<SettingValues> change) {
    assertThat(TestGatekeeper.settings(change.apply(good())).doubts()).isEmpty();
  }

  @Test
  void manyAreToldEach() {
    assertThat(TestGatekeeper.settings(good().with(RESOURCE, ADDRESS).with(CLAIM_RULES, List.of("ver exists", "aud exists"))).doubts()).hasSize(3);
  }
}
