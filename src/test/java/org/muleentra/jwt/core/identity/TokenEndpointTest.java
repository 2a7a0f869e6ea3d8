package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What is asked, how each answer is read, when Entra is left alone, and when the second credential serves. */
class TokenEndpointTest {

  private static final TokenRequest BILLING = TokenRequest.ofResource("api://billing");
  private static final String TOKEN = "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"aa.bb.cc\"}";

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final List<Map<String, String>> forms = new ArrayList<>();
  private Function<Map<String, String>, OutboundResponse> answer = form -> response(200, null, TOKEN);

  private TokenEndpoint endpoint(ClientCredential... credentials) {
    AppIdentity identity = AppIdentity.of(Contoso.DAEMON_CLIENT_ID, Arrays.asList(credentials), Hosts.of(Cloud.GLOBAL));
    return new TokenEndpoint(identity, Contoso.TENANT_ID, this::send, timetable, clock, () -> 0);
  }

  private CompletionStage<OutboundResponse> send(OutboundRequest request) {
    assertThat(request.uri()).isEqualTo(URI.create("https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/oauth2/v2.0/token"));
    Map<String, String> form = Arrays.stream(new String(request.body(), StandardCharsets.UTF_8).split("&")).map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    forms.add(form);
    CompletableFuture<OutboundResponse> sent = new CompletableFuture<>();
    OutboundResponse response = answer.apply(form);
    if (response == null) {
      sent.completeExceptionally(new java.net.ConnectException("refused"));
    } else {
      sent.complete(response);
    }
    return sent;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static OutboundResponse response(int status, String retryAfter, String body) {
    return new OutboundResponse(status, retryAfter == null ? Collections.emptyMap() : Map.of("retry-after", retryAfter),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static String error(String error, long number) {
    return "{\"error\":\"" + error + "\",\"error_codes\":[" + number + "],\"error_description\":\"AADSTS" + number + ": adele@contoso.example\","
        + "\"trace_id\":\"b72a68c3-0926-4b8e-bc35-3150069c2800\",\"correlation_id\":\"not an id\"}";
  }

  private TokenException refusal(TokenEndpoint endpoint) {
    Throwable thrown = catchThrowable(() -> endpoint.issue(BILLING).toCompletableFuture().getNow(null));
    return (TokenException) ForeseenFailure.causeOf(thrown);
  }

  private AccessToken token(TokenEndpoint endpoint) {
    return endpoint.issue(BILLING).toCompletableFuture().getNow(null);
  }

  @Test
  void asksAsTheApplicationForAllOfTheResource() {
    AccessToken token = token(endpoint(new ClientSecret("client-secret", "s=+&")));
    assertThat(forms).containsExactly(Map.of("grant_type", "client_credentials", "client_id", Contoso.DAEMON_CLIENT_ID,
        "client_secret", "s=+&", "scope", "api://billing/.default"));
    assertThat(token.value()).isEqualTo("aa.bb.cc");
    assertThat(token.scopes()).containsExactly("api://billing/.default");
    assertThat(token.tenantId()).isEqualTo(Contoso.TENANT_ID);
    assertThat(token.expiresAt()).isEqualTo("2026-03-01T13:00:00Z");
  }

  /** Entra sends numbers; a managed identity's host sends texts, and some the end alone. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"expires_in\":3600 | 3600", "\"expires_in\":\"3600\" | 3600", "\"expires_on\":\"1772370000\" | 3600",
      "\"expires_on\":1772370000 | 3600", "\"expires_in\":999999 | 86400", "\"expires_in\":1 | 1"})
  void readsTheLifetimeInEachForm(String member, long seconds) {
    answer = form -> response(200, null, "{\"token_type\":\"Bearer\",\"access_token\":\"aa.bb.cc\"," + member + "}");
    assertThat(token(endpoint(new ClientSecret("client-secret", "s"))).lifetimeSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"invalid_client, 7000222, CREDENTIAL_EXPIRED", "invalid_client, 7000215, CREDENTIAL_REJECTED", "invalid_client, 1, CREDENTIAL_REJECTED",
      "unauthorized_client, 700016, CLIENT_UNKNOWN", "unauthorized_client, 7000112, CLIENT_DISABLED", "unauthorized_client, 2, CLIENT_UNKNOWN",
      "invalid_grant, 65001, CONSENT_MISSING", "invalid_resource, 500011, RESOURCE_UNKNOWN", "invalid_resource, 3, RESOURCE_UNKNOWN",
      "invalid_scope, 70011, SCOPE_INVALID", "invalid_request, 90002, CLIENT_UNKNOWN", "invalid_grant, 50196, THROTTLED",
      "temporarily_unavailable, 90033, ENTRA_UNAVAILABLE", "server_error, 4, ENTRA_UNAVAILABLE", "something_new, 5, REQUEST_REFUSED",
      "invalid_grant, 50013, REQUEST_REFUSED"})
  void tellsWhatIsWrongInCodesAndNoneOfEntrasSentences(String error, long number, TokenFault fault) {
    answer = form -> response(400, null, error(error, number));
    TokenException refusal = refusal(endpoint(new ClientSecret("client-secret", "s")));
    assertThat(refusal.fault()).isEqualTo(fault);
    assertThat(refusal).hasMessage("the token endpoint answered with status 400, " + error + ", AADSTS" + number
        + ", trace_id b72a68c3-0926-4b8e-bc35-3150069c2800: " + fault.cure());
  }

  @ParameterizedTest
  @CsvSource({"200, '{}'", "200, ''", "500, <html>", "404, ''", "302, ''"})
  void whatIsNoAnswerOfEntrasIsAnOutage(int status, String body) {
    answer = form -> response(status, null, body);
    assertThat(refusal(endpoint(new ClientSecret("client-secret", "s"))).fault()).isEqualTo(TokenFault.ENTRA_UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({"429, 20, THROTTLED, 20", "429, , THROTTLED, 10", "503, 30, ENTRA_UNAVAILABLE, 30", "503, 999, ENTRA_UNAVAILABLE, 300"})
  void isLeftAloneForAsLongAsItSays(int status, String retryAfter, TokenFault fault, long seconds) {
    TokenEndpoint endpoint = endpoint(new ClientSecret("client-secret", "s"));
    answer = form -> response(status, retryAfter, "");
    assertThat(refusal(endpoint).retryAfterSeconds()).isEqualTo(seconds);
    answer = form -> response(200, null, TOKEN);
    scheduler.advance(Duration.ofSeconds(seconds).minusMillis(1));
    TokenException meanwhile = refusal(endpoint);
    assertThat(meanwhile.fault()).isEqualTo(fault);
    assertThat(meanwhile.known()).isTrue();
    assertThat(meanwhile.retryAfterSeconds()).isEqualTo(1);
    assertThat(forms).hasSize(1);
    scheduler.advance(Duration.ofMillis(1));
    assertThat(token(endpoint)).isNotNull();
  }

  /** No pause after the first failure, and then a little more each time; a success starts anew. */
  @Test
  void anIssuerThatDoesNotAnswerIsAskedLessAndLess() {
    TokenEndpoint endpoint = endpoint(new ClientSecret("client-secret", "s"));
    answer = form -> null;
    for (long pause : new long[] {0, 1, 2, 4, 8, 16, 16}) {
      int before = forms.size();
      assertThat(refusal(endpoint).fault()).isEqualTo(TokenFault.ENTRA_UNAVAILABLE);
      assertThat(forms).hasSize(before + 1);
      if (pause > 0) {
        scheduler.advance(Duration.ofSeconds(pause).minusMillis(1));
        refusal(endpoint);
        assertThat(forms).hasSize(before + 1);
        scheduler.advance(Duration.ofMillis(1));
      }
    }
    answer = form -> response(200, null, TOKEN);
    assertThat(token(endpoint)).isNotNull();
    answer = form -> null;
    refusal(endpoint);
    answer = form -> response(200, null, TOKEN);
    assertThat(token(endpoint)).as("at once, as after any first failure").isNotNull();
  }

  /** What is wrong with one request keeps nobody else from asking. */
  @Test
  void aRefusalOfOneRequestIsNoPauseForOthers() {
    TokenEndpoint endpoint = endpoint(new ClientSecret("client-secret", "s"));
    answer = form -> form.get("scope").startsWith("api://billing") ? response(400, null, error("invalid_grant", 65001)) : response(200, null, TOKEN);
    assertThat(refusal(endpoint).fault()).isEqualTo(TokenFault.CONSENT_MISSING);
    assertThat(endpoint.issue(TokenRequest.ofResource("api://stock")).toCompletableFuture()).isCompleted();
  }

  @Test
  void theSecondCredentialServesForTheSameRequestAndIsToldOnce() {
    TokenEndpoint endpoint = endpoint(new ClientSecret("client-secret", "s-old"), new ClientSecret("client-secret.secondSecret", "s-new"));
    answer = form -> form.get("client_secret").equals("s-old") ? response(401, null, error("invalid_client", 7000222)) : response(200, null, TOKEN);
    try (CapturedLog log = CapturedLog.of(Credentials.class, org.apache.logging.log4j.Level.INFO)) {
      assertThat(token(endpoint)).isNotNull();
      assertThat(token(endpoint)).isNotNull();
      assertThat(forms).extracting(form -> form.get("client_secret")).containsExactly("s-old", "s-new", "s-new");
      assertThat(log.lines()).singleElement().asString().contains("Credential 1 (client-secret) of application " + Contoso.DAEMON_CLIENT_ID,
          "credential 2 (client-secret.secondSecret) is used in its place", "AADSTS7000222").doesNotContain("s-old", "s-new", "adele");
    }
    scheduler.advance(Duration.ofHours(1));
    assertThat(token(endpoint)).isNotNull();
    assertThat(forms).extracting(form -> form.get("client_secret")).as("tried again after an hour").endsWith("s-old", "s-new");
  }

  @Test
  void theFirstServesAgainWhenItChanged() {
    String[] file = {"v1"};
    ClientCredential changing = new ClientCredential() {
      @Override
      public Map<String, String> parameters(String clientId, URI audience) {
        return Map.of("client_secret", file[0]);
      }

      @Override
      public String version() {
        return file[0];
      }
    };
    TokenEndpoint endpoint = endpoint(changing, new ClientSecret("client-secret", "second"));
    answer = form -> form.get("client_secret").equals("v1") ? response(401, null, error("invalid_client", 700027)) : response(200, null, TOKEN);
    token(endpoint);
    file[0] = "v2";
    token(endpoint);
    assertThat(forms).extracting(form -> form.get("client_secret")).containsExactly("v1", "second", "v2");
  }

  @Test
  void twoThatAreRejectedAreBothTriedAndThenLeftAlone() {
    TokenEndpoint endpoint = endpoint(new ClientSecret("client-secret", "a"), new ClientSecret("client-secret", "b"));
    answer = form -> response(401, null, error("invalid_client", form.get("client_secret").equals("a") ? 7000222 : 7000215));
    assertThat(refusal(endpoint).fault()).as("the last word").isEqualTo(TokenFault.CREDENTIAL_REJECTED);
    refusal(endpoint);
    assertThat(forms).hasSize(2);
    scheduler.advance(Duration.ofSeconds(10));
    answer = form -> form.get("client_secret").equals("a") ? response(200, null, TOKEN) : response(401, null, error("invalid_client", 7000215));
    assertThat(token(endpoint)).isNotNull();
  }

  @Test
  void aCredentialThatCannotBeReadGivesWayToo() {
    ClientCredential missing = (clientId, audience) -> {
      throw new CredentialException("the file of assertionFile cannot be read: NoSuchFileException");
    };
    assertThat(token(endpoint(missing, new ClientSecret("client-secret", "b")))).isNotNull();
    TokenException alone = refusal(endpoint(missing));
    assertThat(alone.fault()).isEqualTo(TokenFault.CREDENTIAL_UNREADABLE);
    assertThat(alone).hasMessageContaining("assertionFile");
    assertThat(forms).hasSize(1);
  }
}
