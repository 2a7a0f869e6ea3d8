package org.muleentra.jwt.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that are allowed and suspicious: told once at the start, and never a reason not to start. */
class DoubtsTest {

  private static final String TENANT = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";
  private static final String API = "5ca1ab1e-7e57-4d1c-9a0b-0000a91c11e7";
  private static final String ADDRESS = "https://api.example.com/orders";

  private static ParametersBuilder good() {
    return ValidationParameters.builder().tenants(List.of(TENANT)).audiences(List.of(API, "api://orders"));
  }

  private static ParametersBuilder graph(ParametersBuilder settings) {
    return settings.groupOverage("graph").graphClientId(API).graphClientSecret("x");
  }

  static Stream<Arguments> suspicious() {
    return Stream.of(
        doubt("resource is none of audiences", s -> s.resource(ADDRESS)),
        doubt("resource differs from audiences[1] by a slash", s -> s.audiences(List.of(API, ADDRESS + "/")).resource(ADDRESS)),
        doubt("resource differs from audiences[0] by a slash", s -> s.audiences(List.of(ADDRESS)).resource(ADDRESS + "/")),
        doubt("resource is none of audiences", s -> s.audiences(List.of(ADDRESS)).resource(ADDRESS + "/v1")),
        doubt("groupOverage is graph, and no key", s -> graph(s).roleMappings(Map.of("Readers", "reader"))),
        doubt("claimRules[1] keeps nobody out", s -> s.claimRules(List.of("acct equals 0", "ver exists"))),
        doubt("claimRules[0] keeps nobody out", s -> s.claimRules(List.of("tid equals " + TENANT))),
        doubt("claimRules[0] compares scp as a whole", s -> s.claimRules(List.of("scp equals Orders.Read"))),
        doubt("callerKinds takes agent, ", s -> s.callerKinds(List.of("user", "agent")).requiredScopes(List.of("a"))),
        doubt("callerKinds takes agentUser, ", s -> s.callerKinds(List.of("app", "agentUser")).requiredAppRoles(List.of("a"))),
        doubt("audiences[1] is neither", s -> s.audiences(List.of(API, "orders"))),
        doubt("audiences[1] holds an asterisk", s -> s.audiences(List.of(API, "api://orders/*"))),
        doubt("requiredScopes[0] holds an asterisk", s -> s.requiredScopes(List.of("Orders.*"))),
        doubt("requiredAppRoles[0] holds an asterisk", s -> s.requiredAppRoles(List.of("*"))),
        doubt("allowedClientIds holds the API's own client id", s -> s.allowedClientIds(List.of(API.toUpperCase()))));
  }

  private static Arguments doubt(String beginning, UnaryOperator<ParametersBuilder> change) {
    return Arguments.of(beginning, change);
  }

  @ParameterizedTest
  @MethodSource("suspicious")
  void isToldByTheNameOfTheField(String beginning, UnaryOperator<ParametersBuilder> change) {
    assertThat(change.apply(good()).build().doubts()).singleElement().asString().startsWith(beginning);
  }

  static Stream<UnaryOperator<ParametersBuilder>> ordinary() {
    return Stream.of(
        s -> s,
        s -> s.audiences(List.of(API, ADDRESS)).resource(ADDRESS),
        s -> s.audiences(List.of("spn:" + API, "urn:orders")),
        s -> graph(s).roleMappings(Map.of(API, "reader", "Orders.Read.All", "reader")),
        s -> s.roleMappings(Map.of("Readers", "reader")),
        s -> s.callerKinds(List.of("user", "app")).requiredScopes(List.of("a")),
        s -> s.callerKinds(List.of("user", "agent")).requiredScopes(List.of("a")).requiredAppRoles(List.of("b")),
        s -> s.callerKinds(List.of("agent")).requiredAppRoles(List.of("b")),
        s -> s.claimRules(List.of("acct equals 0", "scp matches .*Orders.*", "iss matches https://sts.*")));
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void saysNothingOfWhatIsOrdinary(UnaryOperator<ParametersBuilder> change) {
    assertThat(change.apply(good()).build().doubts()).isEmpty();
  }

  @Test
  void manyAreToldEach() {
    assertThat(good().resource(ADDRESS).claimRules(List.of("ver exists", "aud exists")).build().doubts()).hasSize(3);
  }
}
