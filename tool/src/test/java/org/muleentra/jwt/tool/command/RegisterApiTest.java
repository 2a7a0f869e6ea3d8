package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.tool.az.PlayedAz;

/** The script that registers an API: what it asks of the Azure CLI, that it asks it once, and that the doctor finds nothing wrong. */
class RegisterApiTest {

  private static final Path SCRIPT = Path.of("../examples/setup/register-api.sh");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> API = List.of("--name", "Orders API", "--scope", "Orders.Read", "--app-role", "Orders.Process.All",
      "--groups", "ApplicationGroup");
  private static final String SECRET = "8Q~a-secret-that-is-shown-nowhere";
  private static final String TOKEN = "eyJ.a-token-that-is-shown-nowhere.c2ln";

  @TempDir
  private Path folder;

  private PlayedAz az;

  private record Outcome(int exitCode, String out, String err) {}

  @BeforeEach
  void start() throws IOException {
    az = new PlayedAz(Files.createDirectory(folder.resolve("bin")));
  }

  /** Whatever a test runs, every command and option is one of the Azure CLI's, and nothing shows a secret. */
  @AfterEach
  void stop() throws IOException {
    az.close();
    assertThat(az.mistakes()).isEmpty();
    assertThat(az.calls().toString()).doesNotContain(SECRET, TOKEN);
  }

  private Outcome run(List<String> arguments, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toAbsolutePath().toString()));
    command.addAll(arguments);
    command.addAll(List.of(more));
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err).directory(folder.toFile());
    builder.environment().put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    builder.environment().put("REGISTER_API_PAUSE", "0");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String told = Files.readString(err.toPath());
    assertThat(out + told).doesNotContain(SECRET, TOKEN);
    return new Outcome(process.exitValue(), out, told);
  }

  private String[] client() {
    return new String[] {"--client", "Orders batch", "--secret-file", folder.resolve("secret").toString()};
  }

  private Path write(String name, Object json) throws IOException {
    return Files.writeString(folder.resolve(name), json instanceof String text ? text : MAPPER.writeValueAsString(json));
  }

  /** Holds the printed form against what the script has made, as {@code az} prints it. */
  private Run doctor(String form) throws IOException {
    return Run.of("", "doctor", write("orders.json", form).toString(), "--all",
        "--app", write("app.json", az.application("Orders API")).toString(),
        "--service-principal", write("principal.json", az.principal("Orders API")).toString(),
        "--client", write("batch.json", az.application("Orders batch")).toString(),
        "--client", write("batch-principal.json", az.principal("Orders batch")).toString(),
        "--assignments", write("assignments.json", MAPPER.createObjectNode().set("value", az.assignments())).toString(),
        "--at", "2026-03-01T12:00:00Z");
  }

  @Test
  void isAScriptThatBashReads() throws Exception {
    Process check = new ProcessBuilder("bash", "-n", SCRIPT.toString()).redirectErrorStream(true).start();
    assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(check.waitFor()).isZero();
    assertThat(SCRIPT.toFile().canExecute()).isTrue();
  }

  @Test
  void registersAnApiAndAClientThatTheDoctorFindsNothingWrongWith() throws Exception {
    Outcome made = run(API, client());

    assertThat(made.err()).contains("made the registration Orders API", "Orders batch has consent to the app role");
    assertThat(made.exitCode()).isZero();
    JsonNode api = az.application("Orders API");
    assertThat(MAPPER.readTree(made.out())).isEqualTo(MAPPER.readTree("""
        {"tenants": ["38fe743f-20c7-4e47-801e-4e7c7429799a"], "requiredScopes": ["Orders.Read"],
         "requiredAppRoles": ["Orders.Process.All"], "audiences": ["%s"]}""".formatted(api.get("appId").asText())));
    assertThat(api.at("/api/requestedAccessTokenVersion").intValue()).isEqualTo(2);
    assertThat(api.get("identifierUris").get(0).asText()).isEqualTo("api://" + api.get("appId").asText());
    assertThat(api.at("/optionalClaims/accessToken").findValuesAsText("name"))
        .containsExactly("idtyp", "acct", "xms_cc", "acrs", "auth_time");
    assertThat(api.at("/appRoles/0/allowedMemberTypes/0").asText()).isEqualTo("Application");
    assertThat(api.at("/api/oauth2PermissionScopes/0/id").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    Run doctor = doctor(made.out());
    assertThat(doctor.err()).isEmpty();
    assertThat(doctor.out()).contains("Nothing is wrong, 0 doubtful").doesNotContain("WRONG");
    assertThat(doctor.exitCode()).as(doctor.out()).isEqualTo(ExitCode.GOOD);
  }

  @Test
  void changesNothingThatIsAlreadySo() throws Exception {
    Outcome first = run(API, client());
    List<String> changes = az.changes();
    Outcome second = run(API, client());

    assertThat(changes).hasSize(8);
    assertThat(az.changes()).isEqualTo(changes);
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).isEqualTo("register-api: tenant 38fe743f-20c7-4e47-801e-4e7c7429799a\n");
  }

  @Test
  void leavesWhatOthersMade() throws Exception {
    JsonNode foreign = MAPPER.readTree("""
        {"api": {"requestedAccessTokenVersion": 2, "oauth2PermissionScopes": [{"id": "62abda64-adce-4ccb-8621-f4604927445c",
           "value": "Orders.Write", "isEnabled": true, "type": "Admin"}]},
         "appRoles": [{"id": "01371f9f-0588-4922-b6d1-67ed3963c7d8", "value": "Orders.Clerk", "isEnabled": true,
           "allowedMemberTypes": ["User"]}],
         "identifierUris": ["https://api.example.com/orders"], "groupMembershipClaims": "SecurityGroup",
         "optionalClaims": {"accessToken": [{"name": "acct"}], "idToken": [{"name": "email"}], "saml2Token": []}}""");
    az.create("Orders API").setAll((ObjectNode) foreign.deepCopy());
    Outcome outcome = run(List.of("--name", "Orders API", "--scope", "Orders.Read", "--app-role", "Orders.Process.All"));

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    JsonNode api = az.application("Orders API");
    assertThat(api.at("/api/oauth2PermissionScopes/0")).isEqualTo(foreign.at("/api/oauth2PermissionScopes/0"));
    assertThat(api.at("/appRoles/0")).isEqualTo(foreign.at("/appRoles/0"));
    assertThat(api.at("/optionalClaims/idToken")).isEqualTo(foreign.at("/optionalClaims/idToken"));
    assertThat(api.get("groupMembershipClaims").asText()).isEqualTo("SecurityGroup");
    assertThat(api.at("/api/oauth2PermissionScopes").findValuesAsText("value")).containsExactly("Orders.Write", "Orders.Read");
    assertThat(api.get("appRoles").findValuesAsText("value")).containsExactly("Orders.Clerk", "Orders.Process.All");
    assertThat(api.get("identifierUris")).hasSize(2);
    assertThat(api.at("/optionalClaims/accessToken").findValuesAsText("name"))
        .containsExactlyInAnyOrder("acct", "idtyp", "xms_cc", "acrs", "auth_time");
  }

  @Test
  void addsAScopeToThoseFromBefore() throws Exception {
    run(API);
    String before = az.application("Orders API").at("/api/oauth2PermissionScopes/0/id").asText();
    run(API, "--scope", "Orders.Write");

    ArrayNode scopes = (ArrayNode) az.application("Orders API").at("/api/oauth2PermissionScopes");
    assertThat(scopes.findValuesAsText("value")).containsExactly("Orders.Read", "Orders.Write");
    assertThat(scopes.get(0).get("id").asText()).isEqualTo(before);
  }

  @Test
  void writesSecretAndTokenForTheirOwnerAlone() throws Exception {
    Path token = folder.resolve("token");
    Outcome outcome = run(API, "--client", "Orders batch", "--secret-file", folder.resolve("secret").toString(),
        "--test-token", token.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    for (Path file : List.of(folder.resolve("secret"), token)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }
    assertThat(folder.resolve("secret")).hasContent(SECRET + "\n");
    assertThat(token).hasContent(TOKEN + "\n");
  }

  @Test
  void aClientWithoutASecretProvesItselfByAnotherIssuer() throws Exception {
    Path assertion = write("assertion", "eyJ.of-the-cluster.c2ln");
    String[] options = {"--client", "Orders batch", "--federated-issuer", "https://oidc.example.com/cluster/", "--federated-subject",
        "system:serviceaccount:orders:batch", "--assertion-file", assertion.toString(), "--test-token", folder.resolve("token").toString()};
    Outcome outcome = run(API, options);
    int changes = az.changes().size();
    run(API, options);

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(az.changes()).hasSize(changes);
    JsonNode client = az.application("Orders batch");
    assertThat(client.get("passwordCredentials")).isEmpty();
    assertThat(client.at("/federatedIdentityCredentials/0/subject").asText()).isEqualTo("system:serviceaccount:orders:batch");
    assertThat(client.at("/federatedIdentityCredentials/0/audiences/0").asText()).isEqualTo("api://AzureADTokenExchange");
    assertThat(folder.resolve("token")).hasContent(TOKEN + "\n");
  }

  @Test
  void aSecretIsNotMadeTwiceUnlessAskedFor() throws Exception {
    run(API, client());
    Files.delete(folder.resolve("secret"));
    Outcome lost = run(API, client());
    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err()).contains("which Entra does not show again").doesNotContain("stopped");

    String[] another = {"--client", "Orders batch", "--secret-file", folder.resolve("secret").toString(), "--new-secret"};
    assertThat(run(API, another).exitCode()).isZero();
    assertThat(az.application("Orders batch").get("passwordCredentials")).as("the first is still there").hasSize(2);
    assertThat(run(API, another).err()).contains("is there already: name another file");
  }

  @Test
  void waitsUntilWhatIsNewIsFoundEverywhere() throws Exception {
    az.create("Orders API");
    az.failChanges(2);
    Outcome outcome = run(API);

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(az.application("Orders API").get("identifierUris")).hasSize(1);
  }

  @Test
  void stopsWhereEntraKeepsRefusing() throws Exception {
    az.create("Orders API");
    az.failChanges(100);
    Outcome outcome = run(API);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .endsWith("register-api: stopped; the Azure CLI says why above. What is done stays done: mend it and run this again.\n");
  }

  @Test
  void saysWhatToDoFirst() throws Exception {
    az.signOut();
    Outcome outcome = run(API);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).endsWith("register-api: nobody is signed in: az login --tenant TENANT\n").doesNotContain("stopped");
  }

  @Test
  void doesNotChooseAmongSeveral() throws Exception {
    az.create("Orders API");
    az.create("Orders API");
    Outcome outcome = run(API);
    assertThat(outcome.err()).endsWith("register-api: several registrations are called Orders API: rename all but one\n");
    assertThat(az.changes()).isEmpty();
  }

  @Test
  void doesNotTakeARoleOfPeopleForOneOfApplications() throws Exception {
    az.create("Orders API").set("appRoles", MAPPER.readTree("""
        [{"id": "01371f9f-0588-4922-b6d1-67ed3963c7d8", "value": "Orders.Process.All", "isEnabled": true,
          "allowedMemberTypes": ["User"]}]"""));
    Outcome outcome = run(API);
    assertThat(outcome.err()).endsWith("register-api: the app role Orders.Process.All is there for people alone: choose another value\n");
    assertThat(az.changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
      "--scope A | --name is missing: the name of the API's registration",
      "--name | --name needs a value",
      "--name Orders | give --scope for people, --app-role for applications, or both: without a permission nobody may call",
      "--name Orders --colour red | there is no option --colour; --help lists those that there are",
      "--name O'Brien --scope A | --name must not contain quotes, backslashes, backticks or control characters",
      "--name @file --scope A | --name and --client must not contain @, which the Azure CLI takes for a file",
      "--name Orders --scope A,B | A,B is no value of a permission: letters, digits, dot, hyphen and underscore, at most 120",
      "--name Orders --scope A --groups all | --groups is ApplicationGroup, SecurityGroup or None, and not all",
      "--name Orders --scope A --client Batch | --client needs an --app-role: an application may call only with one",
      "--name Orders --app-role A --client Orders | --client and --name must differ: a client of its own shows who calls",
      "--name Orders --app-role A --secret-file f | --client is missing: secrets, federated credentials and test tokens are a client's",
      "--name Orders --app-role A --client B --new-secret | --new-secret needs a --secret-file to write it to",
      "--name Orders --app-role A --client B --federated-issuer https://x | --federated-issuer and --federated-subject belong together",
      "--name Orders --app-role A --client B --federated-issuer x --federated-subject y | --federated-issuer must begin with https://",
      "--name Orders --app-role A --client B --assertion-file none | none cannot be read",
      "--name Orders --app-role A --client B --test-token t"
          + " | --test-token needs --secret-file or --assertion-file: what the client proves itself with"})
  void aWrongArgumentIsOneSentence(String line, String sentence) throws Exception {
    Outcome outcome = run(List.of(line.split(" ")));
    assertThat(outcome.err()).isEqualTo("register-api: " + sentence + "\n");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(az.calls()).isEmpty();
  }

  @Test
  void helpNamesEveryOption() throws Exception {
    Outcome help = run(List.of("--help"));
    assertThat(help.exitCode()).isZero();
    String script = Files.readString(SCRIPT);
    for (String option : List.of("name", "scope", "app-role", "groups", "client", "secret-file", "new-secret", "federated-issuer",
        "federated-subject", "assertion-file", "test-token")) {
      assertThat(help.out()).contains("--" + option + " ");
      assertThat(script).contains("--" + option + ") ");
    }
  }
}
