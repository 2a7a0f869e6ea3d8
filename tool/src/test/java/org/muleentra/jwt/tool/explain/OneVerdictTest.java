package org.muleentra.jwt.tool.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.key.KeyListing;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.catalogue.RealToken;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.fixture.QuickKey;
import org.muleentra.jwt.tool.fixture.RealDoor;
import org.muleentra.jwt.tool.form.Form;

/** Explainer and door come to one verdict, for one reason: over the catalogue and over 100,000 mutated tokens. */
class OneVerdictTest {

  /** Stands for an admission, which has no reason: no token of these tests is refused for it. */
  private static final Reason ADMITTED = Reason.NO_CREDENTIALS;

  private static final Contosos CONTOSO = new Contosos();
  private static final Form SMALLEST = Contosos.form();
  private static final Form STRICT = Contosos.form("callerKinds", List.of("user"), "requiredScopes", List.of(Contoso.READ_SCOPE),
      "allowedClientIds", List.of(Contoso.WEB_CLIENT_ID), "maximumTokenAge", 3600, "requiredAuthenticationContext", "c1",
      "claimRules", List.of("acct equals 0"), "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader")),
      "requiredRoles", List.of("reader"));

  static {
    QuickKey.in(CONTOSO.keys);
  }

  private static final KeyListing KEYS = CONTOSO.listing();

  @AfterAll
  static void returnKeys() {
    CONTOSO.keys.close();
  }

  static List<RealToken> real() {
    return RealToken.all();
  }

  @Test
  void ofTheCatalogue() {
    Explainer explainer = new Explainer(SMALLEST.values(), KEYS, Contosos.CLOCK);
    try (RealDoor door = new RealDoor(SMALLEST, CONTOSO.jwks())) {
      for (HostileToken hostile : HostileToken.all()) {
        assertOneVerdict(explainer, door, "Bearer " + hostile.token(CONTOSO.mint), hostile.toString());
      }
    }
  }

  /** The reason on which both agree, or {@link #ADMITTED}. */
  private static Reason assertOneVerdict(Explainer explainer, RealDoor door, String credential, String what) {
    Refusal refusal = door.refusalOf(credential);
    Explanation explanation = explainer.explain(credential);
    if (refusal == null) {
      assertThat(explanation.verdict()).as(what).isEqualTo(Explanation.Verdict.ADMITTED);
      return ADMITTED;
    }
    assertThat(explanation.verdict()).as(what).isEqualTo(Explanation.Verdict.REFUSED);
    // Kids that nobody has seen, one after the other, are more than an authority may be asked for.
    assertThat(explanation.refusal().reason()).as(what)
        .isEqualTo(refusal.reason() == Reason.KEYS_UNAVAILABLE ? Reason.KEY_UNKNOWN : refusal.reason());
    return refusal.reason();
  }

  @ParameterizedTest
  @MethodSource("real")
  void ofWhatMustPass(RealToken real) {
    String token = real.token(CONTOSO.mint);
    assertThat(new Explainer(SMALLEST.values(), KEYS, Contosos.CLOCK).explain(token).verdict()).isEqualTo(Explanation.Verdict.ADMITTED);
    Explanation unproven = new Explainer(SMALLEST.values(), null, Contosos.CLOCK).explain(token);
    assertThat(unproven.verdict()).isEqualTo(Explanation.Verdict.UNDECIDED);
    assertThat(unproven.proven()).isFalse();
    assertThat(unproven.failed()).isNull();
  }

  @Test
  void ofAHundredThousandMutatedTokens() {
    Map<Reason, Long> outcomes = Stream.of(SMALLEST, STRICT).parallel().flatMap(OneVerdictTest::ofFiftyThousand)
        .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
    assertThat(outcomes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(100_000);
    assertThat(outcomes.get(ADMITTED)).isGreaterThan(500);
    assertThat(outcomes).hasSizeGreaterThan(20);
  }

  private static Stream<Reason> ofFiftyThousand(Form form) {
    Random random = new Random(20260301);
    List<String> tokens = tokens();
    Explainer explainer = new Explainer(form.values(), KEYS, Contosos.CLOCK);
    List<Reason> outcomes = new ArrayList<>();
    try (RealDoor door = new RealDoor(form, CONTOSO.jwks())) {
      for (int i = 0; i < 50_000; i++) {
        String token = "Bearer " + Mutation.of(tokens.get(random.nextInt(tokens.size())), random);
        outcomes.add(assertOneVerdict(explainer, door, token, token));
      }
    }
    return outcomes.stream();
  }

  /** What is said of a token whose signature nobody looked at is what would be said were it good. */
  @Test
  void withoutKeysOfTokensThatAreGenuine() {
    for (Form form : List.of(SMALLEST, STRICT)) {
      for (String token : tokens()) {
        Explanation proven = new Explainer(form.values(), KEYS, Contosos.CLOCK).explain(token);
        Explanation unproven = new Explainer(form.values(), null, Contosos.CLOCK).explain(token);
        assertThat(unproven.proven()).isFalse();
        if (proven.failed() != null && Set.of(Reason.SIGNATURE_INVALID, Reason.KEY_UNKNOWN).contains(proven.failed().refusal().reason())) {
          continue;
        }
        assertThat(String.valueOf(unproven.refusal())).isEqualTo(String.valueOf(proven.refusal()));
        List<String> ofProven = proven.steps().stream().map(Step::toString).toList();
        assertThat(unproven.steps()).filteredOn(step -> step.result() != Step.Result.NOT_LOOKED_AT).extracting(Step::toString)
            .allSatisfy(step -> assertThat(ofProven).contains(step));
      }
    }
  }

  /** Signed, each with one thing or two that checks ask about. */
  private static List<String> tokens() {
    TokenBuilder user = CONTOSO.mint.userToken().groups(Contoso.READERS_GROUP_ID).claim("acct", 0).authenticationContexts("c1");
    List<TokenBuilder> tokens = new ArrayList<>(Stream.of(user, user.v1(), CONTOSO.mint.appToken(), CONTOSO.mint.appToken().v1(),
        CONTOSO.mint.agentToken(), CONTOSO.mint.agentForUserToken(), user.audience("api://billing"),
            user.tenant(Contoso.FABRIKAM_TENANT_ID),
        user.expiresIn(Duration.ofHours(-2)), user.issuedAt(Contosos.NOW.minusSeconds(7200)), user.issuedAt(Contosos.NOW.plusSeconds(7200)),
        user.claim("cnf", "x"), user.without("oid"), user.without("scp"), user.scopes("Orders.Write"),
            user.client(Contoso.DAEMON_CLIENT_ID),
        user.groups(), user.groupOverage(), user.claim("acct", 1), user.claim("acrs", "c2"), user.without("exp"), user.claim("exp", "soon"),
        user.claim("ver", "1.0"), user.claim("oid", "7"), user.claim("idtyp", "app"), user.unsigned(), user.flipSignatureBit(),
            user.kid("x"),
        CONTOSO.mint.appToken().without("roles"), user.headerParameter("nonce", "x"), user.headerParameter("crit", List.of("x")),
        user.scopes("Orders.Write").claim("acct", 1), user.audience("api://billing").without("oid")).toList());
    return tokens.stream().map(TokenBuilder::sign).toList();
  }

  /** A token with one thing done to it, or none. */
  private static final class Mutation {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \"\u00e9";

    static String of(String token, Random random) {
      // Most in header and payload: all faults of a signature are alike, and cost most.
      int at = random.nextInt(random.nextInt(16) == 0 ? token.length() : token.lastIndexOf('.'));
      String any = String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      return switch (random.nextInt(32)) {
        case 0 -> token;
        case 1, 2, 3, 4 -> token.substring(0, at) + any + token.substring(at + 1);
        case 5 -> inside(token, 1, random);
        case 6, 7, 8, 9, 10 -> inside(token, 0, random);
        case 11, 12, 13 -> token.substring(0, at);
        case 14, 15, 16, 17, 18, 19, 20, 21, 22 -> token.substring(0, at) + any + token.substring(at);
        default -> token.substring(0, at) + token.substring(at + 1);
      };
    }

    /** In the JSON of a part, so that what is behind the encoding is reached. */
    private static String inside(String token, int part, Random random) {
      String[] parts = token.split("\\.", -1);
      StringBuilder json = new StringBuilder(new String(Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8));
      int at = random.nextInt(json.length());
      json.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
      return String.join(".", parts);
    }
  }
}
