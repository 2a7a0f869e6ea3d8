package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.InMemoryIdentityHost;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

/** Azure Arc's handshake: a file of the agent's own folder is read and sent, and no other. */
class AzureArcTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ID = "5e29463d-71da-4fe0-8e69-999b57db23b0";
  private static final String RESOURCE_ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/a";
  private static final TokenRequest BILLING = TokenRequest.ofResource("api://billing");

  private final MutableClock clock = new MutableClock(NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final InMemoryIdentityHost agent = new InMemoryIdentityHost().always(this::answer);

  @TempDir
  private Path root;

  private Path folder;
  private String challenge;
  private String echo = "";
  private SettingValues values = SettingValues.NONE.with(ManagedIdentity.HOST, "azureArc");
  private TokenIssuer issuer;

  @BeforeEach
  void anAgentWithOneKey() throws IOException {
    folder = Files.createDirectories(root.resolve("tokens"));
    key("0.key", "s3cret");
  }

  private Path key(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    challenge = "Basic realm=" + file;
    return file;
  }

  private OutboundResponse answer(OutboundRequest request) {
    String authorization = request.headers().get("Authorization");
    if ("Basic s3cret".equals(authorization) || authorization != null && authorization.length() > 100) {
      return InMemoryIdentityHost.response(200, "{\"access_token\":\"t\",\"expires_on\":\"" + NOW.plusSeconds(3_600).getEpochSecond()
          + "\",\"token_type\":\"Bearer\"" + echo + "}");
    }
    return challenge == null ? InMemoryIdentityHost.response(401, "")
        : InMemoryIdentityHost.response(401, "{\"error\":\"unauthorized_client\"}", "WWW-Authenticate", challenge);
  }

  private CompletableFuture<AccessToken> ask() {
    if (issuer == null) {
      issuer = ManagedIdentity.of(values, name -> null, new ArcKeys(folder)).issuer(agent, timetable, clock, () -> 0);
    }
    return issuer.issue(BILLING).toCompletableFuture();
  }

  private TokenException refusal() {
    return refusal(ask());
  }

  private TokenException refusal(CompletableFuture<AccessToken> answer) {
    assertThat(answer).isCompletedExceptionally();
    List<Throwable> thrown = new ArrayList<>();
    answer.whenComplete((token, failure) -> thrown.add(failure.getCause() == null ? failure : failure.getCause()));
    assertThat(thrown.get(0)).isInstanceOf(TokenException.class).hasMessageNotContaining("s3cret").hasMessageNotContaining(root.toString());
    return (TokenException) thrown.get(0);
  }

  private void givesAToken() {
    isAToken(ask());
  }

  private static void isAToken(CompletableFuture<AccessToken> answer) {
    assertThat(answer).isCompletedWithValueMatching(token -> token.value().equals("t"));
  }

  private void keyIsNeverSent(String sentence) {
    TokenException refusal = refusal();
    assertThat(refusal.fault()).isEqualTo(TokenFault.CREDENTIAL_UNREADABLE);
    assertThat(refusal).hasMessageStartingWith(sentence);
    assertThat(agent.requests()).hasSize(1).noneMatch(request -> request.headers().containsKey("Authorization"));
    assertThat(refusal().known()).as("the agent is left alone").isTrue();
    assertThat(agent.requests()).hasSize(1);
    scheduler.advance(Duration.ofSeconds(10));
  }

  @Test
  void theKeyOfTheChallengeOpensTheDoor() {
    givesAToken();
    assertThat(agent.requests()).hasSize(2).extracting(OutboundRequest::toString).allMatch(
        ("GET http://127.0.0.1:40342/metadata/identity/oauth2/token?api-version=2020-06-01&resource=api%3A%2F%2Fbilling")::equals);
    assertThat(agent.requests().get(0).headers()).containsEntry("Metadata", "true").doesNotContainKey("Authorization");
    assertThat(agent.requests().get(1).headers()).containsEntry("Metadata", "true").containsEntry("Authorization", "Basic s3cret");
  }

  @Test
  void anAgentThatDoesNotChallengeIsTakenAtItsWord() {
    agent.always(200, "{\"access_token\":\"t\",\"expires_in\":\"60\",\"token_type\":\"Bearer\"}");
    givesAToken();
    assertThat(agent.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic realm=%s", "basic REALM=%s", "Basic  realm=\"%s\"", " Basic realm=%s "})
  void challengesAreReadInAnySpelling(String form) {
    challenge = String.format(form, folder.resolve("0.key"));
    givesAToken();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic realm=", "Basic realm=\"", "Bearer realm=%s", "Basic %s", "Basic realm=\"%s", "Digest realm=%s", "Basic realm=%s\0", "Basic realm=%s\n", "x Basic realm=%s"})
  void aChallengeWithoutAFileIsNotMet(String form) {
    challenge = String.format(form, folder.resolve("0.key"));
    keyIsNeverSent("Azure Arc's agent challenges without naming a file: see what else listens at its port");
  }

  @Test
  void noChallengeIsNotMet() {
    challenge = null;
    keyIsNeverSent("Azure Arc's agent challenges without naming a file");
    challenge = "Basic realm=" + folder.resolve("0.key");
    givesAToken();
  }

  /** %1$s is the folder, %2$s what it is in. */
  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "/etc/hostname.key", "0.key", "tokens/0.key", "./0.key", "%2$s/other.key", "%1$s/../other.key", "%1$s/./0.key",
      "%1$s/../tokens/0.key", "%1$s/deeper/0.key", "%1$s", "%1$s/", "%1$s/0.key.txt", "%1$s/0", "%1$s0.key", "\\\\evil\\share\\0.key", "//evil/share/0.key",
      "C:\\0.key", "http://evil/0.key", "~/0.key", "%1$s/0.key/.."})
  void aFileElsewhereIsNotRead(String form) throws IOException {
    Files.writeString(root.resolve("other.key"), "s3cret");
    Files.writeString(Files.createDirectories(folder.resolve("deeper")).resolve("0.key"), "s3cret");
    Files.writeString(folder.resolve("0.key.txt"), "s3cret");
    Files.writeString(folder.resolve("0"), "s3cret");
    challenge = "Basic realm=" + String.format(form, folder, root);
    keyIsNeverSent("Azure Arc's agent challenges with a file that is not in its own folder, and was not read");
  }

  @Test
  void aLinkThatLeadsElsewhereIsNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(root.resolve("other.key"), "s3cret");
    challenge = "Basic realm=" + Files.createSymbolicLink(folder.resolve("link.key"), elsewhere);
    keyIsNeverSent("Azure Arc's agent challenges with a file that is not in its own folder, and was not read");
    challenge = "Basic realm=" + Files.createSymbolicLink(folder.resolve("within.key"), folder.resolve("0.key"));
    givesAToken();
  }

  @Test
  void theFolderItselfMayBeALink() throws IOException {
    Path real = folder;
    folder = Files.createSymbolicLink(root.resolve("linked"), real);
    challenge = "Basic realm=" + folder.resolve("0.key");
    givesAToken();
  }

  @Test
  void theFolderOfTheAgentIsKnownBySystem() throws IOException {
    Path file = Files.writeString(Files.createDirectories(root.resolve("AzureConnectedMachineAgent/Tokens")).resolve("1.KEY"), "s3cret");
    ArcKeys windows = ArcKeys.of("Windows Server 2022", Map.of("ProgramData", root.toString())::get);
    assertThat(windows.credentials("Basic realm=" + file)).isEqualTo("Basic s3cret");
    assertThatThrownBy(() -> windows.credentials("Basic realm=/var/opt/azcmagent/tokens/0.key")).hasMessageContaining("not in its own folder");

    ArcKeys linux = ArcKeys.of("Linux", name -> null);
    assertThatThrownBy(() -> linux.credentials("Basic realm=/var/opt/azcmagent/tokens/no-such-file.key")).hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> linux.credentials("Basic realm=" + file)).hasMessageContaining("not in its own folder");
  }

  @Test
  void aFolderIsNoKey() throws IOException {
    challenge = "Basic realm=" + Files.createDirectory(folder.resolve("d.key"));
    keyIsNeverSent("Azure Arc's agent challenges with a file that is not in its own folder, and was not read");
  }

  @ParameterizedTest
  @CsvSource({"1, false, true", "4095, true, true", "4096, true, true", "4097, false, false"})
  void aKeyHasABound(int length, boolean taken, boolean sent) throws IOException {
    key("long.key", "k".repeat(length));
    if (sent) {
      assertThat(ask().isCompletedExceptionally()).isEqualTo(!taken);
      assertThat(agent.lastRequest().headers().get("Authorization")).hasSize(6 + length);
    } else {
      keyIsNeverSent("the key file of Azure Arc's agent holds no key: restart the agent");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\n", " s3cret\r\n"})
  void aLineBreakAtTheEndIsNoPartOfIt(String content) throws IOException {
    key("1.key", content);
    givesAToken();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "a\r\nX-Other: b", "a b", "é", "a\0"})
  void whatFitsNoHeaderIsNotSent(String content) throws IOException {
    key("1.key", content);
    keyIsNeverSent("the key file of Azure Arc's agent holds no key: restart the agent");
  }

  @Test
  void aKeyThatCannotBeReadSaysWho() {
    challenge = "Basic realm=" + folder.resolve("none.key");
    keyIsNeverSent("the key file of Azure Arc's agent cannot be read (NoSuchFileException): let the account of this runtime be a member"
        + " of the group himds, or on Windows of Hybrid agent extension applications");
    challenge = "Basic realm=" + folder.resolve("0.key");
    givesAToken();
  }

  @Test
  void aKeyThatIsNotTakenIsARejection() throws IOException {
    key("1.key", "wrong");
    TokenException refusal = refusal();
    assertThat(refusal.fault()).isEqualTo(TokenFault.CREDENTIAL_REJECTED);
    assertThat(refusal).hasMessage("Azure Arc's agent answered with status 401, unauthorized_client: restart the agent, and connect it anew if"
        + " that does not help");
    assertThat(agent.requests()).as("no second challenge is met").hasSize(2);
  }

  @Test
  void eachAttemptIsAHandshakeOfItsOwn() throws IOException {
    agent.once(this::answer).once(500, "");
    CompletableFuture<AccessToken> answer = ask();
    key("1.key", "s3cret");
    scheduler.advance(Duration.ofSeconds(2));
    isAToken(answer);
    assertThat(agent.requests()).hasSize(4);
  }

  @Test
  void aSchedulerWithoutAThreadIsAnOutageThatPasses() {
    scheduler.full(true);
    CompletableFuture<AccessToken> answer = ask();
    assertThat(answer).isNotDone();
    scheduler.full(false);
    scheduler.advance(Duration.ofSeconds(2));
    isAToken(answer);
  }

  private void named(Setting<String, String> setting, String id) {
    values = values.with(setting, id);
  }

  private void isNotUsed() {
    TokenException refusal = refusal();
    assertThat(refusal.fault()).isEqualTo(TokenFault.CLIENT_UNKNOWN);
    assertThat(refusal).hasMessage("Azure Arc's agent answered with a token that is not known to be of the managed identity set here, and it"
        + " is not used: assign that identity to this machine, and update the agent, as those of before give the machine's own");
  }

  /** What an agent answers that knows user-assigned identities, and not this one; the machine's own it always knows. */
  @ParameterizedTest
  @CsvSource({"true, CLIENT_UNKNOWN, 1", "false, ENTRA_UNAVAILABLE, 3"})
  void anIdentityThatTheAgentDoesNotFindIsUnknown(boolean named, TokenFault fault, int requests) {
    if (named) {
      named(ManagedIdentity.CLIENT_ID, ID);
    }
    agent.always(404, "{\"error\":\"not_found\"}");
    CompletableFuture<AccessToken> answer = ask();
    scheduler.advance(Duration.ofSeconds(6));
    assertThat(refusal(answer).fault()).isEqualTo(fault);
    assertThat(agent.requests()).hasSize(requests);
  }

  /** Agents of before answer with the machine's own identity, whatever is asked. */
  @ParameterizedTest
  @CsvSource({"'', false", "client_id, true", "object_id, false", "msi_res_id, false"})
  void aClientIdMustBeEchoed(String member, boolean used) {
    named(ManagedIdentity.CLIENT_ID, ID);
    echo = member.isEmpty() ? "" : ",\"" + member + "\":\"" + ID.toUpperCase() + "\"";
    if (used) {
      givesAToken();
      assertThat(agent.lastRequest().uri().getQuery()).endsWith("&client_id=" + ID);
    } else {
      isNotUsed();
    }
  }

  @ParameterizedTest
  @CsvSource({"'', false", "client_id, false", "object_id, true"})
  void anObjectIdMustBeEchoed(String member, boolean used) {
    named(ManagedIdentity.OBJECT_ID, ID);
    echo = member.isEmpty() ? "" : ",\"" + member + "\":\"" + ID + "\"";
    if (used) {
      givesAToken();
    } else {
      isNotUsed();
    }
  }

  @ParameterizedTest
  @CsvSource({"'', false", "resource, false", "msi_res_id, true", "mi_res_id, true"})
  void aResourceIdMustBeEchoed(String member, boolean used) {
    named(ManagedIdentity.RESOURCE_ID, RESOURCE_ID);
    echo = member.isEmpty() ? "" : ",\"" + member + "\":\"" + RESOURCE_ID.toLowerCase() + "\"";
    if (used) {
      givesAToken();
    } else {
      isNotUsed();
    }
  }

  @Test
  void theEchoOfAnotherIdentityIsNotOurs() {
    named(ManagedIdentity.CLIENT_ID, ID);
    echo = ",\"client_id\":\"" + ID.replace('5', '6') + "\"";
    isNotUsed();
  }
}
