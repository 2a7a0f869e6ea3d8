package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.tool.fixture.OrdersRegistrations;

/** Each examination, by a good registration that is spoiled in one place. */
class DoctorTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String GROUP = "6101eced-b50e-4c1f-905b-84cabc012db3";

  @TempDir
  private Path folder;

  private OrdersRegistrations orders;

  @BeforeEach
  void copy() {
    orders = new OrdersRegistrations(folder);
  }

  private Run run(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--at", "2026-03-01T12:00:00Z"));
    all.addAll(List.of(more));
    return Run.of("", all.toArray(String[]::new));
  }

  private List<String> found(String... without) {
    Run run = run(orders.arguments(without));
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(run.exitCode()).isEqualTo(lines.stream().anyMatch(line -> line.startsWith("WRONG")) ? ExitCode.REFUSED : ExitCode.GOOD);
    return lines.subList(0, lines.size() - 1);
  }

  @Test
  void findsNothingInAGoodRegistration() {
    assertThat(found()).isEmpty();
    assertThat(run(orders.arguments()).out()).startsWith("Nothing is wrong, 0 doubtful, 0 not looked at, ");
    assertThat(run(orders.arguments(), "--all").out()).contains("fine           requiredScopes: Orders.Read is a scope of Orders API",
        "fine           client: Orders desk has consent to the scope Orders.Read", "fine           client: Orders batch has the app role");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      app.json | /api/requestedAccessTokenVersion | null | WRONG tokenVersions: tokens for Orders API are of version 1.0, which
      orders.json | /audiences | ["00000003-0000-4000-8000-00000000abcd"] | \
      WRONG audiences: tokens for Orders API have the audience 297c27e7
      orders.json | /audiences/- | "api://billing" | doubtful audiences: api://billing is no name of Orders API
      orders.json | /tenants/- | "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f" | \
      doubtful tenants: Orders API is for accounts of its own tenant alone
      principal.json | /accountEnabled | false | WRONG service principal: Orders API is disabled
      app.json | /api/oauth2PermissionScopes/0/isEnabled | false | WRONG requiredScopes: Orders.Read is a disabled scope of Orders API
      orders.json | /requiredScopes | ["Orders.Raed"] | WRONG requiredScopes: Orders.Raed is no scope of Orders API
      orders.json | /requiredScopes/- | "Orders.Write" | doubtful requiredScopes: Orders.Write is no scope of Orders API
      orders.json | /requiredAppRoles | ["Orders.Clerk"] | WRONG requiredAppRoles: Orders.Clerk is an app role for users alone
      orders.json | /requiredAppRoles/- | "Orders.Purge" | doubtful requiredAppRoles: Orders.Purge is no app role of Orders API
      assignments.json | /value/1 | | WRONG requiredAppRoles: Orders.Process.All is assigned to no application
      orders.json | /roleMappings/- | {"key": "Orders.Auditor", "value": "auditor"} | WRONG roleMappings: Orders.Auditor is no app role
      assignments.json | /value/0 | | WRONG roleMappings: Orders.Clerk is assigned to nobody
      app.json | /groupMembershipClaims | null | WRONG roleMappings: tokens have no groups (groupMembershipClaims is null)
      app.json | /groupMembershipClaims | "None" | WRONG roleMappings: tokens have no groups (groupMembershipClaims is null)
      app.json | /groupMembershipClaims | "DirectoryRole" | doubtful roleMappings: tokens have directory roles and no groups
      app.json | /groupMembershipClaims | "SecurityGroup" | doubtful groupOverage: tokens have all of a person's groups
      app.json | /optionalClaims/accessToken/- | {"name": "groups", "additionalProperties": ["emit_as_roles"]} | \
      doubtful roleMappings: groups are emitted as role claims
      app.json | /optionalClaims/accessToken/- | {"name": "groups", "additionalProperties": ["sam_account_name"]} | \
      doubtful roleMappings: groups are emitted by name
      assignments.json | /value/0/principalType | "User" | WRONG roleMappings: group 6101eced-b50e-4c1f-905b-84cabc012db3 is not assigned
      groups.json | /0 | | WRONG roleMappings: group 6101eced-b50e-4c1f-905b-84cabc012db3 is gone
      groups.json | /0/securityEnabled | false | WRONG roleMappings: group 6101eced-b50e-4c1f-905b-84cabc012db3 is no security group
      app.json | /optionalClaims/accessToken/0 | | WRONG claimRules: tokens have no acct
      app.json | /optionalClaims | null | WRONG claimRules: tokens have no acct
      orders.json | /claimRules/- | "extn.region equals EU" | WRONG claimRules: tokens have no extn.region
      orders.json | /claimRules/- | "ipaddr exists" | WRONG claimRules: tokens have no ipaddr
      orders.json | /maximumAuthenticationAge | 3600 | WRONG maximumAuthenticationAge: tokens have no auth_time
      orders.json | /requiredAuthenticationContext | "c2" | \
      WRONG requiredAuthenticationContext: the authentication context c2 does not exist
      grants.json | /value/0 | | doubtful client: nobody has consented to the scope Orders.Read for Orders desk
      grants.json | /value/0/consentType | "Principal" | doubtful client: single people alone have consented to the scope Orders.Read
      grants.json | /value/0/resourceId | "00000003-0000-0000-0000-00000000abcd" | doubtful client: nobody has consented to the scope
      assignments.json | /value/1/principalId | "00000003-0000-0000-0000-00000000abcd" | WRONG client: Orders batch asks for the app role
      desk.json | /requiredResourceAccess/0/resourceAccess/0/id | "00000003-0000-0000-0000-00000000abcd" | \
      WRONG client: Orders desk asks for a permission that is gone
      desk-principal.json | /accountEnabled | false | WRONG client: Orders desk is disabled
      orders.json | /allowedClientIds/1 | | \
      WRONG allowedClientIds: Orders batch asks for permissions of Orders API, and is not an allowed client
      orders.json | /allowedClientIds/- | "00000003-0000-4000-8000-00000000abcd" | not looked at allowedClientIds: the client 00000003
      batch.json | /keyCredentials/0/endDateTime | "2026-03-11T12:00:00Z" | \
      doubtful credentials: the certificate CN=orders-batch c3d4e5f6-1a2b-4c3d-9e4f-5a6b7c8d9e41 of Orders batch, owned by \
      2f6c1a90-8d53-4f7b-9e11-7c0d5b3a4e31, ends in 10 days
      batch.json | /keyCredentials/0/endDateTime | "2026-03-01T12:00:00Z" | \
      WRONG credentials: the certificate CN=orders-batch c3d4e5f6-1a2b-4c3d-9e4f-5a6b7c8d9e41 of Orders batch, owned by \
      2f6c1a90-8d53-4f7b-9e11-7c0d5b3a4e31, ended
      """)
  void tellsWhatIsSpoiled(String file, String pointer, String json, String expected) {
    orders.spoil(file, pointer, json);
    assertThat(found()).as("what is found").anySatisfy(line ->
        assertThat(line.replaceFirst("(?<=^(WRONG|doubtful|not looked at)) +", " ")).startsWith(expected));
  }

  @Test
  void takesEachAudienceOfVersionOne() {
    orders.spoil("app.json", "/api/requestedAccessTokenVersion", "1").spoil("orders.json", "/tokenVersions", null);
    assertThat(found()).singleElement().asString().startsWith("doubtful       audiences: tokens for Orders API may have the audience"
        + " api://297c");
    orders.spoil("app.json", "/optionalClaims/accessToken/-", "{\"name\": \"aud\", \"additionalProperties\": [\"use_guid\"]}");
    assertThat(found()).as("use_guid").isEmpty();
  }

  @Test
  void takesADirectoryExtensionByItsAttribute() {
    orders.spoil("orders.json", "/claimRules/-", "\"extn.region equals EU\"").spoil("app.json", "/optionalClaims/accessToken/-",
        "{\"name\": \"extension_297c27e783ac41a99bf20fac2616681e_region\"}");
    assertThat(found()).isEmpty();
    orders.spoil("orders.json", "/claimRules", "[\"acct in 0,1\", \"auth_time absent\"]");
    assertThat(found()).as("a rule on what is not to be there").isEmpty();
  }

  @Test
  void findsNoOverageWhereGraphIsAsked() {
    orders.spoil("app.json", "/groupMembershipClaims", "\"SecurityGroup\"").spoil("orders.json", "/groupOverage", "\"graph\"")
        .spoil("orders.json", "/graphClientId", "\"9d1f7a60-4c3b-4c0e-8b7e-2a5c6d7e8f51\"").spoil("orders.json", "/graphClientSecret",
            "\"x~y\"");
    assertThat(found()).singleElement().asString().startsWith("not looked at  graphClientId: when the credentials of 9d1f7a60");
  }

  @Test
  void tellsAContextThatIsNotPublished() {
    orders.spoil("orders.json", "/requiredAuthenticationContext", "\"c1\"");
    assertThat(found()).isEmpty();
    orders.spoil("app.json", "/optionalClaims/accessToken/2", null);
    assertThat(found()).singleElement().asString().startsWith("doubtful       requiredAuthenticationContext: tokens have no xms_cc");
    orders.spoil("contexts.json", "/value/0/isAvailable", "false");
    assertThat(found()).anySatisfy(line -> assertThat(line).contains("c1 is not published"));
  }

  @Test
  void tellsAnApiThatNobodyIsAssignedTo() {
    orders.spoil("principal.json", "/appRoleAssignmentRequired", "true");
    assertThat(found()).isEmpty();
    orders.spoil("assignments.json", "/value", "[]");
    assertThat(found()).anySatisfy(line -> assertThat(line).startsWith("WRONG          service principal: Orders API requires assignment"));
  }

  @Test
  void takesAPreauthorizedClientWithoutConsent() {
    orders.spoil("grants.json", "/value/0", null).spoil("app.json", "/api/preAuthorizedApplications/-", "{\"appId\":"
        + " \"d35c0de5-51f6-4c83-9a44-3a3f6f1f0b11\", \"delegatedPermissionIds\": [\"62abda64-adce-4ccb-8621-f4604927445c\"]}");
    assertThat(found()).isEmpty();
  }

  @Test
  void mindsNoCredentialThatTheApiDoesNotNeed() {
    orders.spoil("app.json", "/passwordCredentials/-", "{\"keyId\": \"c3d4e5f6-1a2b-4c3d-9e4f-5a6b7c8d9e42\", \"endDateTime\":"
        + " \"2025-01-01T00:00:00Z\", \"hint\": \"abc\"}");
    assertThat(found()).singleElement().asString().startsWith("doubtful       credentials: the secret (abc").contains("(owners not"
        + " looked at)");
  }

  @Test
  void guessesNothingAboutWhatIsNotGiven() {
    orders.spoil("orders.json", "/requiredAuthenticationContext", "\"c1\"");
    List<String> found = found("principal.json", "assignments.json", "grants.json", "groups.json", "contexts.json", "desk-principal.json",
        "batch.json");
    assertThat(found).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("not looked at"));
    assertThat(String.join("\n", found)).contains("give --service-principal", "give --assignments", "give --groups", "give --contexts",
        "what was consented to for Orders desk", "when credentials of Orders batch end");
  }

  @Test
  void repairsWithCommands() {
    orders.spoil("app.json", "/optionalClaims/accessToken/0", null);
    assertThat(found().get(0)).endsWith("Mend: az ad app update --id 297c27e7-83ac-41a9-9bf2-0fac2616681e --optional-claims"
        + " '{\"accessToken\":"
        + " [{\"name\": \"acrs\"}, {\"name\": \"xms_cc\"}, {\"name\": \"acct\"}]}' (docs/begin/entra-setup.md, step 4)");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      app.json | /appId | "x" | app.json: appId: must be a GUID
      app.json | /groupMembershipClaims | | app.json: groupMembershipClaims: must be there, if only as null: give the whole object
      app.json | /appRoles/1/isEnabled | "yes" | app.json: appRoles[1].isEnabled: must be true or false
      app.json | /identifierUris | "api://x" | app.json: identifierUris: must be a list in square brackets
      app.json | /keyCredentials | [{"keyId": "x"}] | app.json: Microsoft Graph's answer does not say when a credential ends
      principal.json | /appId | "ba7c4e21-6d1f-4b7a-8f65-5e2a9c0d3b21" | principal.json: appId: must be that of
      assignments.json | /@odata.nextLink | "https://graph.microsoft.com/v1.0/x" | assignments.json: @odata.nextLink: must not be there
      assignments.json | /value | 1 | assignments.json: must be a list in square brackets, or an object with the list value
      grants.json | /value/0/clientId | 7 | grants.json: value[0].clientId: must be a GUID
      groups.json | /0/securityEnabled | null | groups.json: [0].securityEnabled: must be true or false
      """)
  void decidesNothingByAFileThatItCannotRead(String file, String pointer, String json, String expected) {
    Run run = run(orders.spoil(file, pointer, json).arguments());
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(expected).hasLineCount(1);
  }

  @Test
  void endsAsToldWithoutFiles() throws IOException {
    assertThat(run(List.of("doctor", orders.file("orders.json").toString())).exitCode()).isEqualTo(ExitCode.USAGE);
    Files.delete(orders.file("grants.json"));
    Run gone = run(orders.arguments());
    assertThat(gone.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(gone.err()).contains("grants.json: cannot be read");
  }

  @Test
  void printsOneObject() throws IOException {
    orders.spoil("groups.json", "/0", null).spoil("app.json", "/displayName", "\"Orders\\u001b[2J\"");
    Run run = run(orders.arguments(), "--json");
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    JsonNode json = MAPPER.readTree(run.out());
    assertThat(json.get("version").asInt()).isEqualTo(1);
    assertThat(json.get("wrong").asInt()).isEqualTo(1);
    assertThat(json.at("/findings/0/what").asText()).isEqualTo("group " + GROUP + " is gone");
    assertThat(run(orders.arguments(), "--all").out()).doesNotContain("\u001b").contains("Orders\\u001b[2J");
  }
}
