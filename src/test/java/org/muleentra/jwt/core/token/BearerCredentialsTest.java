package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** A good token in a spoiled Authorization value: what is refused, and that the log says which rule was broken. */
class BearerCredentialsTest {

  private static final String ALONE = "the Bearer scheme stands without a token";
  private static final String WHITE_SPACE = "white space stands before, in or behind the token";
  private static final String QUOTED = "the token stands in quotation marks or brackets";
  private static final String TWICE = "the scheme Bearer stands twice";
  private static final String OTHER_SCHEME = Reason.SCHEME_NOT_BEARER.sentence();
  private static final String NO_SCHEME = "the token stands without the scheme Bearer before it";
  private static final String COMMA = "a comma stands in the Authorization header, as between two credentials";

  private static TestGatekeeper gate;
  private static String token;

  @BeforeAll
  static void open() {
    gate = new TestGatekeeper();
    token = gate.mint.userToken().sign();
  }

  @AfterAll
  static void close() {
    gate.close();
  }

  private static String between(String what) {
    return "between Bearer and the token stands " + what + ", where only spaces may (RFC 6750 section 2.1)";
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(
        arguments("", Reason.NO_CREDENTIALS, "the Authorization header is empty"),
        arguments(" \t", Reason.NO_CREDENTIALS, "the Authorization header is empty"),
        arguments("Bearer", Reason.TOKEN_MALFORMED, ALONE),
        arguments("Bearer   ", Reason.TOKEN_MALFORMED, ALONE),
        arguments("Bearer\t", Reason.TOKEN_MALFORMED, ALONE),
        arguments("Bearer:", Reason.TOKEN_MALFORMED, between("a colon")),
        arguments("Bearer:{}", Reason.TOKEN_MALFORMED, between("a colon")),
        arguments("Bearer: {}", Reason.TOKEN_MALFORMED, between("a colon")),
        arguments("Bearer : {}", Reason.TOKEN_MALFORMED, between("a colon")),
        arguments("Bearer\t{}", Reason.TOKEN_MALFORMED, between("a tab")),
        arguments("Bearer\t {}", Reason.TOKEN_MALFORMED, between("a tab")),
        arguments("Bearer \t{}", Reason.TOKEN_MALFORMED, between("a tab")),
        arguments("Bearer\n{}", Reason.TOKEN_MALFORMED, between("a line break")),
        arguments("Bearer\r\n {}", Reason.TOKEN_MALFORMED, between("a line break")),
        arguments("Bearer \n{}", Reason.TOKEN_MALFORMED, between("a line break")),
        arguments("Bearer={}", Reason.TOKEN_MALFORMED, between("an equals sign")),
        arguments("bearer=\"{}\"", Reason.TOKEN_MALFORMED, between("an equals sign")),
        arguments("Bearer = {}", Reason.TOKEN_MALFORMED, between("an equals sign")),
        arguments("Bearer\"{}\"", Reason.TOKEN_MALFORMED, between("a quotation mark")),
        arguments("Bearer/{}", Reason.TOKEN_MALFORMED, between("another character")),
        arguments("Bearer\u00a0{}", Reason.TOKEN_MALFORMED, between("another character")),
        arguments("Bearer \u00a0{}", Reason.TOKEN_MALFORMED, between("another character")),
        arguments("Bearer \"{}\"", Reason.TOKEN_MALFORMED, QUOTED),
        arguments("Bearer '{}'", Reason.TOKEN_MALFORMED, QUOTED),
        arguments("Bearer <{}>", Reason.TOKEN_MALFORMED, QUOTED),
        arguments("Bearer {}\"", Reason.TOKEN_MALFORMED, QUOTED),
        arguments("Bearer Bearer {}", Reason.TOKEN_MALFORMED, TWICE),
        arguments("bearer BEARER {}", Reason.TOKEN_MALFORMED, TWICE),
        arguments("Bearer Bearer", Reason.TOKEN_MALFORMED, TWICE),
        arguments("Bearer Bearer: {}", Reason.TOKEN_MALFORMED, TWICE),
        arguments("Bearer {} ", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("Bearer {}\t", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("Bearer {}\n", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("Bearer {}\r\n", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("Bearer {} x", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("Bearer {}\nX-Entra-Roles: admin", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("Bearer JWT {}", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("Bearer token={}", Reason.TOKEN_MALFORMED, "an equals sign stands in the token"),
        arguments("Bearer {}=", Reason.TOKEN_MALFORMED, "an equals sign stands in the token"),
        arguments("Bearer access_token=\"{}\"", Reason.TOKEN_MALFORMED, QUOTED),
        arguments("Bearer null", Reason.TOKEN_MALFORMED, Reason.TOKEN_MALFORMED.sentence()),
        arguments("Bearer {};", Reason.TOKEN_MALFORMED, Reason.TOKEN_MALFORMED.sentence()),
        arguments("Bearer {},", Reason.SEVERAL_CREDENTIALS, COMMA),
        arguments("Bearer,Basic dTpw", Reason.SEVERAL_CREDENTIALS, COMMA),
        arguments("Bearer, Bearer {}", Reason.SEVERAL_CREDENTIALS, COMMA),
        arguments("Bearer:{}, Basic dTpw", Reason.SEVERAL_CREDENTIALS, COMMA),
        arguments(" Bearer {}", Reason.SCHEME_NOT_BEARER, "white space stands before the scheme"),
        arguments("\tBearer {}", Reason.SCHEME_NOT_BEARER, "white space stands before the scheme"),
        arguments("\nBearer {}", Reason.SCHEME_NOT_BEARER, "white space stands before the scheme"),
        arguments("\"Bearer {}\"", Reason.SCHEME_NOT_BEARER, OTHER_SCHEME),
        arguments("Token {}", Reason.SCHEME_NOT_BEARER, OTHER_SCHEME),
        arguments("JWT {}", Reason.SCHEME_NOT_BEARER, OTHER_SCHEME),
        arguments("BearerX {}", Reason.SCHEME_NOT_BEARER, OTHER_SCHEME),
        arguments("Bearer_{}", Reason.SCHEME_NOT_BEARER, OTHER_SCHEME),
        arguments("Bear", Reason.SCHEME_NOT_BEARER, OTHER_SCHEME),
        arguments("B\u00e9arer {}", Reason.SCHEME_NOT_BEARER, OTHER_SCHEME),
        arguments("{}", Reason.SCHEME_NOT_BEARER, NO_SCHEME));
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void saysWhichRuleTheValueBreaks(String value, Reason reason, String detail) {
    Decision decision = gate.decide(InboundRequest.ofAuthorization(value.replace("{}", token)));

    assertThat(decision.admitted()).isFalse();
    assertThat(decision.refusal().reason()).isEqualTo(reason);
    assertThat(decision.refusal().detail()).isEqualTo(detail);
  }

  /** One or more spaces and the scheme in any case: RFC 6750 §2.1, RFC 9110 §11.1 and §11.4. */
  @ParameterizedTest
  @ValueSource(strings = {"Bearer {}", "bearer {}", "BEARER {}", "Bearer  {}", "Bearer     {}"})
  void takesWhatTheStandardsTake(String value) {
    assertThat(gate.decide(InboundRequest.ofAuthorization(value.replace("{}", token))).admitted()).isTrue();
  }

  /** As validate-token reads its {@code token}, which may be the compact token alone. */
  static Stream<Arguments> credentials() {
    return Stream.of(
        arguments("{}", null, null),
        arguments("Bearer {}", null, null),
        arguments("{} ", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("{}\n", Reason.TOKEN_MALFORMED, WHITE_SPACE),
        arguments("\"{}\"", Reason.TOKEN_MALFORMED, QUOTED),
        arguments("{}, {}", Reason.SEVERAL_CREDENTIALS, COMMA),
        arguments("Bearer:{}", Reason.TOKEN_MALFORMED, between("a colon")),
        arguments("Bearer\t{}", Reason.TOKEN_MALFORMED, between("a tab")),
        arguments("bearer=\"{}\"", Reason.TOKEN_MALFORMED, between("an equals sign")),
        arguments("Token {}", Reason.SCHEME_NOT_BEARER, OTHER_SCHEME));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void saysItOfATokenAloneToo(String value, Reason reason, String detail) {
    Decision decision = gate.decide(InboundRequest.ofCredentials(value.replace("{}", token)));

    assertThat(decision.admitted()).isEqualTo(reason == null);
    assertThat(decision.admitted() ? null : decision.refusal().reason()).isEqualTo(reason);
    assertThat(decision.admitted() ? null : decision.refusal().detail()).isEqualTo(detail);
  }

  /** The limit counts the token, whatever stands before it. */
  @Test
  void countsTheTokenAlone() {
    BearerCredentials credentials = new BearerCredentials(10);

    assertThat(credentials.fromHeader(List.of("Bearer " + "a".repeat(9))).isRefused()).isFalse();
    assertThat(credentials.fromHeader(List.of("Bearer    " + "a".repeat(10))).isRefused()).isFalse();
    assertThat(credentials.fromHeader(List.of("Bearer " + "a".repeat(11))).refusal().reason())
        .isEqualTo(Reason.TOKEN_TOO_LARGE);
    assertThat(credentials.fromHeader(List.of("Basic " + "a".repeat(100))).refusal().reason())
        .isEqualTo(Reason.SCHEME_NOT_BEARER);
  }
}
