package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.fault.DocumentFault;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.fixture.Contosos;

/** The doctor reads registrations from a Graph, over loopback, and only where it is asked to. */
class DoctorGraphTest {

  private static final String READER = "d0c70123-7e57-4c22-8d35-5ca1ab1e0c11";
  private static final String ROLE = "7391adb7-5d73-4c04-a8e2-e5a287e940c1";
  private static final String SCOPE = "62abda64-adce-4ccb-8621-f4604927445c";
  private static final Instant END = Instant.parse("2099-01-01T00:00:00Z");

  @TempDir
  private Path folder;

  private MockEntra entra;
  private Path form;
  private Path secret;

  @BeforeEach
  void register() throws IOException {
    entra = MockEntra.builder().client(READER, "doctors~secret", "Application.Read.All", "Directory.Read.All", "GroupMember.Read.All",
        "AuthenticationContext.Read.All").start();
    entra.api(Contoso.API_CLIENT_ID).optionalClaims("acrs", "xms_cc");
    entra.application(Contoso.API_CLIENT_ID).withoutCredentials().application().owners(Contoso.USER_OBJECT_ID).manifest("""
        {"identifierUris": ["api://orders.contoso.example"], "groupMembershipClaims": "ApplicationGroup",
         "api": {"oauth2PermissionScopes": [{"id": "%s", "value": "Orders.Read", "isEnabled": true}]},
         "appRoles": [{"id": "%s", "value": "Orders.Read.All", "isEnabled": true, "allowedMemberTypes": ["Application", "User"]}]}"""
        .formatted(SCOPE, ROLE)).assign(Contoso.READERS_GROUP_ID, ROLE);
    entra.application(Contoso.DAEMON_CLIENT_ID).withoutCredentials().secret("daemon~secret", Instant.EPOCH, END, "nightly")
        .consent(Contoso.API_CLIENT_ID, Contoso.READ_SCOPE).application().owners(Contoso.USER_OBJECT_ID).manifest("""
        {"requiredResourceAccess": [{"resourceAppId": "%s", "resourceAccess": [{"id": "%s", "type": "Role"}, {"id": "%s",
            "type": "Scope"}]}]}
        """.formatted(Contoso.API_CLIENT_ID, ROLE, SCOPE));
    entra.graph().directory().group(Contoso.READERS_GROUP_ID, "Readers").authenticationContext("c1", "Refunds", true);
    Map<String, Object> fields = Contosos.fields("requiredScopes", List.of(Contoso.READ_SCOPE), "requiredAppRoles",
        List.of(Contoso.READ_ALL_ROLE), "allowedClientIds", List.of(Contoso.DAEMON_CLIENT_ID), "roleMappings",
        List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader")), "requiredAuthenticationContext", "c1", "graphBaseUrl",
            entra.graphBaseUrl());
    form = Files.writeString(folder.resolve("form.json"), new ObjectMapper().writeValueAsString(fields));
    secret = Files.writeString(folder.resolve("secret.txt"), "doctors~secret\n");
  }

  @AfterEach
  void close() {
    entra.close();
  }

  private Run run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("doctor", form.toString(), "--graph", "--client-id", READER, "--secret-file",
        secret.toString(), "--login-url", entra.baseUrl()));
    arguments.addAll(List.of(more));
    return Run.of("", arguments.toArray(String[]::new));
  }

  @Test
  void findsNothingWrong() {
    Run run = run("--all");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Nothing is wrong, 0 doubtful, 0 not looked at", "Contoso daemon has consent to the scope Orders.Read",
        "Contoso daemon has the app role Orders.Read.All", "group " + Contoso.READERS_GROUP_ID + " exists",
        "the secret nightly", "owned by " + Contoso.USER_OBJECT_ID, "the authentication context c1 is published");
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out()).doesNotContain("doctors~secret");
  }

  @Test
  void findsWhatIsSpoiled() {
    entra.application(Contoso.DAEMON_CLIENT_ID).roles(new String[0]).withdrawConsent(Contoso.API_CLIENT_ID);
    entra.api(Contoso.API_CLIENT_ID).optionalClaims("xms_cc");
    Run run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).contains("WRONG          requiredAppRoles: Orders.Read.All is assigned to no application",
        "WRONG          requiredAuthenticationContext: tokens have no acrs",
        "doubtful       client: nobody has consented to the scope Orders.Read",
        "WRONG          client: Contoso daemon asks for the app role Orders.Read.All, which was not consented to");
  }

  @Test
  void tellsAGroupThatIsGoneFromOneThatMayNotBeRead() {
    entra.graph().fault(GraphCall.GROUP, Fault.status(404));
    assertThat(run().out()).contains("WRONG          roleMappings: group " + Contoso.READERS_GROUP_ID + " is gone");
    entra.graph().fault(GraphCall.GROUP, Fault.status(403));
    Run refused = run();
    assertThat(refused.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(refused.out()).contains("not looked at  roleMappings: whether the mapped groups still exist: Microsoft Graph answered"
        + " with status 403",
        "needs the application permission GroupMember.Read.All");
  }

  @Test
  void looksAtNothingThatItMayNotRead() {
    entra.graph().fault(GraphCall.PERMISSION_GRANTS, Fault.status(403));
    entra.graph().fault(GraphCall.APP_ROLE_ASSIGNED_TO, Fault.status(403));
    entra.graph().fault(GraphCall.AUTHENTICATION_CONTEXTS, Fault.status(403));
    Run run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out()).contains("needs the application permission Directory.Read.All",
        "needs the application permission AuthenticationContext.Read.All", "Nothing is wrong, 0 doubtful, ");
  }

  @Test
  void readsEveryPage() {
    entra.graph().fault(GraphCall.APP_ROLE_ASSIGNED_TO, DocumentFault.body("{\"value\": [], \"@odata.nextLink\": \"" + entra.graphBaseUrl()
        + "/v1.0/servicePrincipals/" + Contoso.API_OBJECT_ID + "/appRoleAssignedTo\"}").times(1));
    assertThat(run().out()).startsWith("Nothing is wrong, 0 doubtful, 0 not looked at");
    assertThat(entra.graph().requests(GraphCall.APP_ROLE_ASSIGNED_TO)).isEqualTo(2);
  }

  @Test
  void takesItsTokenToNoOtherServer() {
    try (MockEntra other = MockEntra.start()) {
      for (String next : List.of(other.graphBaseUrl() + "/v1.0/servicePrincipals/x/appRoleAssignedTo", entra.graphBaseUrl()
          + ".example/v1.0/x")) {
        entra.graph().fault(GraphCall.APP_ROLE_ASSIGNED_TO, DocumentFault.body("{\"value\": [], \"@odata.nextLink\": \"" + next + "\"}"));
        assertThat(run().out()).contains("appRoleAssignedTo lies elsewhere", "Nothing is wrong");
      }
      assertThat(other.graph().requestsByPath()).isEmpty();
    }
  }

  @Test
  void decidesNothingWithoutTheApi() throws IOException {
    entra.graph().fault(GraphCall.APPLICATION, Fault.status(403));
    Run refused = run();
    assertThat(refused.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(refused.err()).contains("The application " + Contoso.API_CLIENT_ID + " cannot be read",
        "Application.Read.All").hasLineCount(1);
    Files.writeString(secret, "another");
    Run rejected = run();
    assertThat(rejected.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(rejected.err()).contains("The registrations could not be read from Microsoft Graph", "7000215").hasLineCount(1)
        .doesNotContain("another\n");
    entra.stop();
    assertThat(run().exitCode()).isEqualTo(ExitCode.UNDECIDED);
  }

  @Test
  void asksNobodyUnlessTold() throws IOException {
    Run none = Run.of("", "doctor", form.toString());
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("--app", "--graph");
    Run both = run("--app", form.toString());
    assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.of("", "doctor", form.toString(), "--graph").err()).contains("clientId must be given");
    assertThat(run("--app-id", "x").exitCode()).isEqualTo(ExitCode.USAGE);
    Files.delete(secret);
    assertThat(run().err()).contains("secret.txt: cannot be read");
    assertThat(entra.graph().requestsByPath()).isEmpty();
  }
}
