package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.fixture.Contosos;

/** What the command promises to scripts: exit codes, streams, JSON, and that no token and no name is told again. */
class CommandsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Contosos CONTOSO = new Contosos();
  private static final String AT = Contosos.NOW.toString();

  @TempDir
  private Path folder;

  private Path form;
  private Path keys;

  @AfterAll
  static void returnKeys() {
    CONTOSO.keys.close();
  }

  @BeforeEach
  void write() throws IOException {
    form = file("form.json", MAPPER.writeValueAsString(Contosos.fields("requiredScopes", List.of(Contoso.READ_SCOPE))));
    keys = file("keys.json", CONTOSO.jwks());
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private String good() {
    return CONTOSO.mint.userToken().sign();
  }

  private Run explain(String token, String... more) {
    return Run.of(token, Stream.concat(Stream.of("explain", form.toString(), "--at", AT),
        Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void explainsAGoodTokenWithKeys() {
    Run run = explain(good(), "--keys", keys.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out()).startsWith("Let in.").contains("The signature is good.").doesNotContain("unproven", "FAILED", "not reached");
  }

  @Test
  void doesNotLookAtTheDenyList() throws IOException {
    Path denying = file("denying.json", MAPPER.writeValueAsString(Contosos.fields("revocationObjectStore", "revocations")));
    Run run = Run.of(good(), "explain", denying.toString(), "--at", AT, "--keys", keys.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out()).startsWith("Let in, unless it is on the deny list.").contains("not looked at deny list");
    assertThat(Run.of("x.y.z", "explain", denying.toString()).out()).contains("not reached   deny list");
  }

  @Test
  void decidesNothingWhereGraphWouldBeAsked() throws IOException {
    Path asking = file("asking.json", MAPPER.writeValueAsString(Contosos.fields("requireEnabledAccount", true, "graphClientId",
        Contoso.GRAPH_CLIENT_ID, "graphClientSecret", "a~secret.of-Contoso")));
    Run run = Run.of(good(), "explain", asking.toString(), "--at", AT, "--keys", keys.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.out()).startsWith("Not decided: Microsoft Graph would be asked").contains("not looked at directory")
        .doesNotContain("a~secret");
    assertThat(Run.of("", "check", asking.toString(), "--json").out()).doesNotContain("a~secret").contains("\"admitted\"");
    assertThat(Run.of("", "compare", form.toString(), asking.toString()).out()).contains("(a secret)").doesNotContain("a~secret");
  }

  @Test
  void decidesNothingWithoutKeys() {
    Run run = explain(good());
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.out()).contains("Not decided", "was not looked at", "What the token says, unproven:", "(unproven)");
  }

  @Test
  void refusesWithoutKeysWhatNoKeyCouldSave() {
    Run run = explain(CONTOSO.mint.userToken().scopes("Orders.Write").sign());
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).startsWith("Refused with 403: SCOPE_MISSING")
        .contains("cure      Entra's registration: Grant", "Smallest change outside of the form: grant the client the scope Orders.Read",
            "Smallest change of the form: add Orders.Write to requiredScopes", "of the scopes Orders.Write alone: person");
  }

  @Test
  void findsNoChangeForAForgery() {
    Run run = explain(CONTOSO.mint.userToken().flipSignatureBit().sign(), "--keys", keys.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).startsWith("Refused with 401: SIGNATURE_INVALID").contains("Smallest change of the form: none was found",
        "Smallest change outside of the form: none was found", "What the token says, unproven:");
  }

  @Test
  void showsEveryCheckBehindTheOneThatFails() {
    Run run = explain(CONTOSO.mint.userToken().audience("api://billing").scopes("Orders.Write").sign());
    assertThat(run.out()).startsWith("Refused with 401: AUDIENCE_MISMATCH").contains("FAILED        audience: AUDIENCE_MISMATCH",
        "FAILED        permission: SCOPE_MISSING", "found     aud \"api://billing\" (unproven)",
        "Smallest change outside of the form: the client asks for a token for " + Contoso.API_CLIENT_ID
            + "; and grant the client the scope");
  }

  @Test
  void explainsYesterdaysTokenAsOfYesterday() {
    String expired = CONTOSO.mint.userToken().expiresIn(Duration.ofHours(-2)).sign();
    assertThat(explain(expired).out()).startsWith("Refused with 401: TOKEN_EXPIRED").contains("the client gets a new token");
  }

  @Test
  void masksNamesUnlessAskedFor() {
    assertThat(explain(good()).out()).doesNotContain(Contoso.USER_NAME, Contoso.USER_PRINCIPAL_NAME).contains("name  (masked)");
    assertThat(explain(good(), "--json").out()).doesNotContain(Contoso.USER_NAME, Contoso.USER_PRINCIPAL_NAME);
    assertThat(explain(good(), "--show-names").out()).contains(Contoso.USER_NAME);
  }

  @Test
  void movesNoCursorForAToken() {
    String token = CONTOSO.mint.userToken().claim("app_displayname", "\u001b[2J\u202e\r\nLet in.").claim("\u001b[31m", "x").sign();
    assertThat(explain(token).out()).doesNotContain("\u001b", "\u202e").contains("\\u001b[2J\\u202e\\u000d\\u000aLet in.");
  }

  @Test
  void printsOneJsonObject() throws IOException {
    JsonNode json = MAPPER.readTree(explain(CONTOSO.mint.userToken().scopes("Orders.Write").sign(), "--json").out());
    assertThat(json.get("version").asInt()).isEqualTo(1);
    assertThat(json.get("verdict").asText()).isEqualTo("refused");
    assertThat(json.get("reason").asText()).isEqualTo("SCOPE_MISSING");
    assertThat(json.get("signature").asText()).isEqualTo("not looked at");
    assertThat(json.at("/cure/whose").asText()).isEqualTo("registration");
    assertThat(json.get("checks")).hasSizeGreaterThan(10);
    assertThat(json.get("changeOfForm").get(0).asText()).isEqualTo("add Orders.Write to requiredScopes");
    JsonNode check = MAPPER.readTree(Run.of("", "check", form.toString(), "--json").out());
    assertThat(check.at("/table/all that is asked/person").asText()).isEqualTo("admitted");
    assertThat(check.at("/table/all that is asked/application").asText()).isEqualTo("APP_ROLE_MISSING");
  }

  @Test
  void takesATokenAsItIsCopied() throws IOException {
    for (String copied : List.of(good() + "\n", "Bearer " + good(), "Authorization: Bearer " + good() + "\r\n")) {
      assertThat(explain(copied, "--keys", keys.toString()).exitCode()).as(copied).isEqualTo(ExitCode.GOOD);
    }
    assertThat(explain("", "--keys", keys.toString(), "--token", file("token.txt", good()).toString()).exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(explain("x.y").out()).startsWith("Refused with 401: TOKEN_MALFORMED");
    assertThat(explain("").out()).startsWith("Refused with 401: TOKEN_MALFORMED");
  }

  @Test
  void neverTellsATokenAgain() {
    for (String[] arguments : List.of(new String[] {"explain", form.toString(), good()}, new String[] {"explain", good()},
        new String[] {"explain", form.toString(), "--at", good()}, new String[] {good()}, new String[] {"check", good()},
        new String[] {"explain", form.toString(), "--keys", good()}, new String[] {"explain", form.toString(), "--token", good()})) {
      Run run = Run.of("", arguments);
      assertThat(run.exitCode()).isIn(ExitCode.USAGE, ExitCode.UNDECIDED);
      assertThat(run.out() + run.err()).doesNotContain(good().substring(0, 20)).isNotBlank();
    }
  }

  @Test
  void checksAForm() throws IOException {
    Run good = Run.of("", "check", form.toString());
    assertThat(good.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(good.out()).contains("no errors, no warnings", "It lets in people with the scope Orders.Read", "all that is asked");
    Run wrong = Run.of("", "check", file("wrong.json", "{\"tenants\": [\"contoso\"], \"audience\": \"x\", \"clockSkew\": 700}").toString());
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.out()).contains("audiences: is required", "audience: is not a field of the policy's form",
        "clockSkew: must be 600 or less",
        "tenants[0]: must be a tenant ID");
    Run together = Run.of("", "check", file("together.json", MAPPER.writeValueAsString(Contosos.fields("tokenVersions", List.of("2.0"),
        "requiredAuthenticationMethods", List.of("mfa")))).toString());
    assertThat(together.out()).contains("requiredAuthenticationMethods: must not be set while only version 2.0 is accepted");
    Run alone = Run.of("", "check", file("alone.json", MAPPER.writeValueAsString(Contosos.fields("proxyPort", 8080))).toString());
    assertThat(alone.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(alone.out()).contains("alone.json: proxyPort: needs proxyHost");
    Run doubtful = Run.of("", "check", file("doubtful.json", MAPPER.writeValueAsString(Contosos.fields("requiredScopes",
        List.of("Orders.*"))))
        .toString());
    assertThat(doubtful.out()).contains("warning  requiredScopes[0] contains an asterisk");
  }

  @Test
  void comparesForms() throws IOException {
    Path next = file("next.json", MAPPER.writeValueAsString(Contosos.fields("requiredScopes", List.of(Contoso.READ_SCOPE),
        "callerKinds", List.of("user", "agentForUser"), "claimRules", List.of("acct equals 0"))));
    Run run = Run.of("", "compare", form.toString(), next.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out()).contains("callerKinds", "before  (not given)", "Newly let in:\n  all that the new form asks: agent for a person",
        "Newly refused:\n  all that is asked: guest");
    assertThat(Run.of("", "compare", form.toString(), form.toString()).out()).contains("No field differs.", "Newly let in: nobody");
  }

  @Test
  void listsKeys() {
    Run run = Run.of("", "keys", "--file", keys.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out()).contains("2 of 2 keys are used", CONTOSO.keys.current().kid());
  }

  @Test
  void fetchesKeysWhereAsked() throws IOException {
    try (MockEntra entra = MockEntra.start()) {
      Path ofMock = file("mock.json", MAPPER.writeValueAsString(Contosos.fields("metadataBaseUrl", entra.baseUrl())));
      String token = entra.userToken().sign();
      assertThat(Run.of(token, "explain", ofMock.toString()).exitCode()).isEqualTo(ExitCode.UNDECIDED);
      assertThat(entra.requestsByPath()).as("without being asked").isEmpty();
      assertThat(Run.of(token, "explain", ofMock.toString(), "--fetch-keys").exitCode()).isEqualTo(ExitCode.GOOD);
      assertThat(Run.of("x", "explain", ofMock.toString(), "--fetch-keys").exitCode()).isEqualTo(ExitCode.REFUSED);
      Run listing = Run.of("", "keys", "--fetch", ofMock.toString());
      assertThat(listing.exitCode()).isEqualTo(ExitCode.GOOD);
      assertThat(listing.out()).contains(Contoso.TENANT_ID + " v1.0: 2 of 2 keys are used", Contoso.TENANT_ID
          + " v2.0: 2 of 2 keys are used");
      entra.stop();
      for (Run run : List.of(Run.of(token, "explain", ofMock.toString(), "--fetch-keys"), Run.of("", "keys", "--fetch",
          ofMock.toString()))) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(run.err()).startsWith("The keys of " + Contoso.TENANT_ID).contains("could not be fetched from " + entra.baseUrl())
            .hasLineCount(1);
      }
    }
  }

  @Test
  void readsTheFilesThatOthersRead() throws IOException {
    String fields = MAPPER.writeValueAsString(Contosos.fields());
    assertThat(Run.of("", "check", file("a.json", "{\"configurationData\": " + fields + "}").toString()).exitCode()).isZero();
    assertThat(Run.of("", "check", file("b.json", "{\"template\": {}, \"configuration\": " + fields + "}").toString()).exitCode()).isZero();
    Path apis = file("c.json", "{\"apis\": [{\"name\": \"a\", \"configuration\": {}}, {\"name\": \"b\", \"configuration\": "
        + fields + "}]}");
    assertThat(Run.of("", "check", apis.toString(), "--api", "b").exitCode()).isZero();
    assertThat(Run.of("", "check", apis.toString()).err()).contains("has several APIs, of which --api must name one: a, b");
  }

  @Test
  void saysInOneSentenceWhatIsWrong() throws IOException {
    Map<String[], String> wrong = Map.of(
        new String[] {"check", folder.resolve("none.json").toString()}, "none.json: cannot be read",
        new String[] {"check", file("text.json", "{\"tenants\": [,]}").toString()}, "must be JSON: ",
        new String[] {"check", file("twice.json", "{\"tenants\": [], \"tenants\": []}").toString()}, "line 1, column",
        new String[] {"explain", file("bad.json", "{}").toString()}, "bad.json: tenants: is required",
        new String[] {"keys", "--file", file("nokeys.json", "{}").toString()}, "must be a key document (JWKS, RFC 7517)",
        new String[] {"explain", form.toString(), "--keys", form.toString()}, "must be a key document (JWKS, RFC 7517)");
    wrong.forEach((arguments, sentence) -> {
      Run run = Run.of("x", arguments);
      assertThat(run.exitCode()).as(sentence).isEqualTo(ExitCode.UNDECIDED);
      assertThat(run.err()).contains(sentence).hasLineCount(1).doesNotContain("\tat ");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "explain", "keys", "compare x", "catalogue http://localhost", "explain x --at yesterday"})
  void wrongUseIsTwo(String line) {
    assertThat(Run.of("", line.isEmpty() ? new String[0] : line.split(" ")).exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void saysWhatATimeIs() {
    assertThat(Run.of("", "check", form.toString(), "--at", "yesterday").err())
        .startsWith("Invalid value for option '--at': must be a time in UTC, such as 2026-03-01T12:00:00Z");
  }

  @Test
  void helpsAndCompletes() {
    assertThat(Run.of("", "--help").out()).contains("explain", "check", "compare", "keys", "catalogue", "Exit codes");
    assertThat(Run.of("", "generate-completion").out()).contains("bash", "zsh", "entra-jwt");
    assertThat(Run.of("", "--version").out()).contains("entra-jwt");
  }
}
