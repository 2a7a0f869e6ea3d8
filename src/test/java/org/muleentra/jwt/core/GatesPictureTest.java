package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.ErrorFamily;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.request.RequestBody;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.Picture;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** The gates in the pictures of {@code docs/understand/architecture.md} are those of the code, in its order. */
class GatesPictureTest {

  private static final List<Picture.Arrow> GATES = Stream.of(1, 2)
      .flatMap(number -> Picture.on("understand/architecture.md", number).arrows().stream()).toList();

  private static List<Reason> drawn() {
    return GATES.stream().flatMap(gate -> gate.lines().stream()).map(Reason::valueOf).toList();
  }

  @Test
  void everyReasonStandsAtAGate() {
    assertThat(drawn()).containsAll(Arrays.asList(Reason.values()));
  }

  @Test
  void everyGateAnswersWithTheStatusesOfItsReasons() {
    assertThat(GATES).hasSize(13);
    for (Picture.Arrow gate : GATES) {
      Set<String> statuses = new TreeSet<>();
      for (String line : gate.lines()) {
        ErrorFamily family = Reason.valueOf(line).family();
        statuses.add(String.valueOf(family.status()));
        if (family == ErrorFamily.STEP_UP_REQUIRED) {
          // To who can answer a challenge.
          statuses.add("401");
        }
      }
      assertThat(gate.label().split(", | or ")).as(gate.from()).containsExactlyElementsOf(statuses);
    }
  }

  /** Something wrong with a request, for which it is refused where nothing before it is wrong. */
  private record Fault(Reason reason, UnaryOperator<TokenBuilder> token, UnaryOperator<Presented> request) {

    static Fault ofToken(Reason reason, UnaryOperator<TokenBuilder> spoilt) {
      return new Fault(reason, spoilt, UnaryOperator.identity());
    }

    static Fault ofRequest(Reason reason, UnaryOperator<Presented> spoilt) {
      return new Fault(reason, UnaryOperator.identity(), spoilt);
    }
  }

  /** How a token is presented. */
  private record Presented(String header, String value, String query, byte[] form) implements InboundRequest {

    Presented named(String name) {
      return new Presented(name, value, query, form);
    }

    Presented as(UnaryOperator<String> change) {
      return new Presented(header, change.apply(value), query, form);
    }

    Presented asking(String text) {
      return new Presented(header, value, text, form);
    }

    Presented posting(String text) {
      return new Presented(header, value, query, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void headers(BiConsumer<String, String> line) {
      line.accept(header, value);
      line.accept("content-type", "application/x-www-form-urlencoded");
    }

    @Override
    public RequestBody body() {
      return new RequestBody() {
        @Override
        public byte[] inMemory(int limit) {
          return form;
        }

        @Override
        public InputStream open() {
          return new ByteArrayInputStream(form);
        }
      };
    }
  }

  private static SettingValues everythingAsked(SettingValues settings) {
    return TestGatekeeper.withGraph(settings).with(REQUIRE_ENABLED_ACCOUNT, true).with(REQUIRED_ROLES, List.of("reader"))
        .with(MAXIMUM_TOKEN_AGE, 3600).with(CALLER_KINDS, List.of("user")).with(ALLOWED_CLIENT_IDS, List.of(Contoso.WEB_CLIENT_ID))
        .with(CERTIFICATE_CLIENTS_ONLY, true).with(REQUIRED_SCOPES, List.of(Contoso.READ_SCOPE))
        .with(REQUIRED_AUTHENTICATION_CONTEXT, "c1").with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa"))
        .with(MAXIMUM_AUTHENTICATION_AGE, 900).with(CLAIM_RULES, List.of("acct equals 0"));
  }

  private static TokenBuilder good(TestGatekeeper gate) {
    return gate.mint.userToken().clientAuthentication(2).authenticationContexts("c1").claim("amr", List.of("mfa"))
        .claim("auth_time", TestGatekeeper.NOW.getEpochSecond()).claim("acct", 0).groups(Contoso.READERS_GROUP_ID);
  }

  private static List<Fault> faults(TestGatekeeper gate) {
    long now = TestGatekeeper.NOW.getEpochSecond();
    SigningKey foreign = SigningKey.generate();
    String kid = gate.keys.current().kid();
    return List.of(
        Fault.ofRequest(Reason.TOKEN_IN_TWO_PLACES, request -> request.asking("access_token=x")),
        Fault.ofRequest(Reason.HEADER_NAME_MALFORMED, request -> request.named("authorization ")),
        Fault.ofRequest(Reason.SCHEME_NOT_BEARER, request -> request.as(value -> value.replaceFirst("^Bearer", "Basic"))),
        Fault.ofRequest(Reason.TOKEN_TOO_LARGE, request -> request.as(value -> value + "a".repeat(25_000))),
        Fault.ofToken(Reason.ALGORITHM_NOT_ALLOWED, token -> token.headerParameter("alg", "RS512")),
        Fault.ofToken(Reason.HEADER_MALFORMED, token -> token.headerParameter("zip", "DEF")),
        Fault.ofToken(Reason.TOKEN_BOUND, token -> token.headerParameter("cnf", "x")),
        Fault.ofToken(Reason.GRAPH_TOKEN, token -> token.headerParameter("nonce", "x")),
        Fault.ofToken(Reason.KID_MISSING, token -> token.withoutHeaderParameter("kid")),
        Fault.ofToken(Reason.ISSUER_NOT_TRUSTED, token -> token.issuer("https://issuer.example")),
        Fault.ofToken(Reason.KEY_UNKNOWN, token -> token.kid("nobodys")),
        Fault.ofToken(Reason.SIGNATURE_INVALID, token -> token.signedBy(foreign).kid(kid)),
        Fault.ofToken(Reason.CLAIM_MALFORMED, token -> token.claim("sid", 7)),
        Fault.ofToken(Reason.ISSUER_MISMATCH, token -> token.claim("ver", "1.0").claim("appid", Contoso.DAEMON_CLIENT_ID)
            .claim("appidacr", "1").without("azp", "azpacr")),
        Fault.ofToken(Reason.AUDIENCE_MISMATCH, token -> token.audience("api://another")),
        Fault.ofToken(Reason.TOKEN_EXPIRED, token -> token.claim("exp", now - 61)),
        Fault.ofToken(Reason.TOKEN_TOO_OLD, token -> token.claim("iat", now - 86_400)),
        Fault.ofToken(Reason.TOKEN_BOUND, token -> token.claim("cnf", "x")),
        Fault.ofToken(Reason.NO_IDENTITY, token -> token.claim("azp", " ")),
        Fault.ofToken(Reason.CALLER_KIND_NOT_ALLOWED, token -> token.claim("xms_act_fct", "11")),
        Fault.ofToken(Reason.CLIENT_NOT_ALLOWED, token -> token.client(Contoso.DAEMON_CLIENT_ID)),
        Fault.ofToken(Reason.CLIENT_WITHOUT_CERTIFICATE, token -> token.clientAuthentication(1)),
        Fault.ofToken(Reason.SCOPE_MISSING, token -> token.scopes(Contoso.WRITE_SCOPE)),
        Fault.ofToken(Reason.AUTHENTICATION_CONTEXT_MISSING, token -> token.authenticationContexts("c2")),
        Fault.ofToken(Reason.AUTHENTICATION_METHOD_MISSING, token -> token.claim("amr", List.of("pwd"))),
        Fault.ofToken(Reason.AUTHENTICATION_TOO_OLD, token -> token.claim("auth_time", now - 86_400)),
        Fault.ofToken(Reason.CLAIM_RULE_BROKEN, token -> token.claim("acct", 1)),
        Fault.ofToken(Reason.TOKEN_REVOKED, token -> token.claim("uti", "on-the-list")),
        Fault.ofToken(Reason.ACCOUNT_NOT_FOUND, token -> token.objectId(Contoso.DAEMON_OBJECT_ID)),
        Fault.ofToken(Reason.ROLE_MISSING, token -> token.groups(Contoso.WRITERS_GROUP_ID)),
        Fault.ofRequest(Reason.TOKEN_IN_TWO_PLACES, request -> request.posting("access_token=x")));
  }

  /** The request that has these faults and all that come later. */
  private static InboundRequest with(List<Fault> faults, TestGatekeeper gate) {
    TokenBuilder token = good(gate);
    // A header that lacks its kid lacks it whatever the later faults put there, and so on: the first has the last word.
    for (int i = faults.size() - 1; i >= 0; i--) {
      token = faults.get(i).token().apply(token);
    }
    Presented request = new Presented("authorization", "Bearer " + token.sign(), null, new byte[0]);
    for (Fault fault : faults) {
      request = fault.request().apply(request);
    }
    return request;
  }

  @Test
  void aRequestIsMendedFaultByFaultAndMeetsTheReasonsInTheOrderOfThePictures() {
    try (TestGatekeeper gate = new TestGatekeeper(GatesPictureTest::everythingAsked)) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      gate.denyList.revoke(RevocationRequest.of("tokenId", "on-the-list", null));
      List<Fault> faults = faults(gate);
      List<Reason> met = new ArrayList<>();
      for (int mended = 0; mended < faults.size(); mended++) {
        Decision decision = gate.decide(with(faults.subList(mended, faults.size()), gate));
        assertThat(decision.admitted()).isFalse();
        met.add(decision.refusal().reason());
      }

      assertThat(met).containsExactlyElementsOf(faults.stream().map(Fault::reason).toList());
      assertThat(gate.decide(with(List.of(), gate)).admitted()).isTrue();
      assertThat(drawn()).containsSubsequence(met);
      assertThat(EnumSet.copyOf(met)).hasSizeGreaterThan(25);
    }
  }
}
