package org.muleentra.jwt.tool.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.fixture.RecordingDoor;
import org.muleentra.jwt.tool.form.Form;

/** What {@code entra-jwt replay} promises: exit codes, what is certain and what is not, how it reads logs, and what it keeps to itself. */
class ReplayTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Contosos CONTOSO = new Contosos();

  @TempDir
  private Path folder;

  @AfterAll
  static void returnKeys() {
    CONTOSO.keys.close();
  }

  private Path form(String name, Object... more) throws IOException {
    return Files.writeString(folder.resolve(name), MAPPER.writeValueAsString(Contosos.fields(more)));
  }

  /** The records of callers, by a form in a file; the first is that of the start. */
  private List<String> records(Path form, TokenBuilder... callers) throws IOException {
    try (RecordingDoor door = new RecordingDoor(Form.of(MAPPER.readTree(Files.readString(form)), Contosos.CLOCK), CONTOSO.jwks())) {
      Stream.of(callers).forEach(caller -> door.record("Bearer " + caller.sign()));
      return door.records();
    }
  }

  private Path log(List<String> records) throws IOException {
    return Files.write(folder.resolve("audit.json"), records);
  }

  private static Run replay(Path form, Object... more) {
    return Run.of("", Stream.concat(Stream.of("replay", form.toString()), Stream.of(more).map(Object::toString)).toArray(String[]::new));
  }

  private static TokenBuilder user() {
    return CONTOSO.mint.userToken();
  }

  @Test
  void nobodyBreaksByTheSameForm() throws IOException {
    Path form = form("form.json", "claimRules", List.of("acct equals 0"));
    Path log = log(records(form, user().claim("acct", 0), user().claim("acct", 1), CONTOSO.mint.appToken().claim("acct", 0)));
    Run run = replay(form, log, "--from", form);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out()).contains("3 decisions of orders", "3 of them by the settings of --from",
        "Of 2 that passed, 2 would pass and 0 would be refused; of 0 the records do not tell.",
        "Of 1 that were refused, 0 would pass and 1 would be refused; of 0 the records do not tell.");
  }

  @Test
  void breaksForCertainWhereARecordShowsIt() throws IOException {
    Path before = form("before.json");
    Path after = form("after.json", "requiredScopes", List.of("Orders.Write"));
    Run run = replay(after, log(records(before, user(), user(), user().scopes("Orders.Write"))), "--from", before);
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).contains("Would break:", "  2 x  SCOPE_MISSING", "user " + Contoso.USER_OBJECT_ID).doesNotContain("Cannot tell");
  }

  @Test
  void cannotTellWithoutTheFormOfThen() throws IOException {
    Path before = form("before.json");
    Path log = log(records(before, user()));
    Run blind = replay(before, log);
    assertThat(blind.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(blind.out()).contains("Without --from", "  1 x  open: ", "audience (aud)").doesNotContain("Would break");
    Run other = replay(before, log, "--from", form("other.json", "clockSkew", 30));
    assertThat(other.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(other.out()).contains("0 of them by the settings of --from", "Of the others nothing tells");
    Run missing = replay(form("after.json", "requiredScopes", List.of("Orders.Write")), log);
    assertThat(missing.exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void followsRolesBackToGroups() throws IOException {
    Map<String, String> readers = Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader");
    Path before = form("before.json", "roleMappings", List.of(readers, Map.of("key", Contoso.WRITERS_GROUP_ID, "value", "writer")));
    Path after = form("after.json", "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "clerk")), "requiredRoles",
        List.of("clerk"));
    Path log = log(records(before, user().groups(Contoso.READERS_GROUP_ID), user().groups(Contoso.WRITERS_GROUP_ID)));
    Run run = replay(after, log, "--from", before);
    assertThat(run.out()).contains("  1 x  ROLE_MISSING", "Would pass with other roles:", "roles then reader; now clerk")
        .doesNotContain("Cannot tell");
    assertThat(replay(after, log).out()).contains("roles (groups, wids)");
  }

  @Test
  void countsWhatPassedInReportOnlyMode() throws IOException {
    Path reporting = form("reporting.json", "reportOnly", true, "requiredScopes", List.of("Orders.Write"));
    Path refusing = form("refusing.json", "requiredScopes", List.of("Orders.Write"));
    List<String> records = records(reporting, user(), user().flipSignatureBit(), user().scopes("Orders.Write"));
    Run run = replay(refusing, log(records), "--from", reporting);
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).contains("Of 3 that passed, 1 would pass and 2 would be refused", "SCOPE_MISSING", "SIGNATURE_INVALID",
        "nobody is proven").doesNotContain("only reports");
    assertThat(replay(reporting, log(records), "--from", reporting).out()).contains("only reports");
  }

  @Test
  void tellsWhoWouldNewlyPass() throws IOException {
    Path before = form("before.json", "requiredScopes", List.of("Orders.Write"));
    Path after = form("after.json", "requiredScopes", List.of("Orders.Read", "Orders.Write"));
    Run run = replay(after, log(records(before, user())), "--from", before);
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
    assertThat(run.out()).contains("Would newly pass:", "1 that were refused, 1 would pass");
  }

  @Test
  void readsFoldersAndPackedFilesAndLinesOfOthers() throws IOException {
    Path form = form("form.json");
    List<String> records = records(form, user(), user());
    Path logs = Files.createDirectories(folder.resolve("logs/rolled"));
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(logs.resolve("1.json.gz")))) {
      packed.write((records.get(0) + "\r\nINFO something else\n2026-03-01 INFO " + records.get(1) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(folder.resolve("logs/audit.json"), records.get(2) + "\n" + records.get(1).substring(0, 100));
    Run run = replay(form, folder.resolve("logs"), "--from", form);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("2 decisions of orders", "1 file with an end within a record");
    assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "SchemaVersion":1 | "SchemaVersion":2 | audit.json:2: SchemaVersion must be 1
      "SchemaVersion":1 | "SchemaVersion":"1" | audit.json:2: SchemaVersion must be a whole number
      "Decision":"admitted" | "Decision":"let in" | audit.json:2: Decision must be admitted, refused
      "DecidedAt":"2026 | "DecidedAt":"yesterday | audit.json:2: DecidedAt must be a time in UTC
      "AadTenantId":" | "AadTenantId":7,"x":" | audit.json:2: AadTenantId must be a text
      "CallerKind":"user" | "CallerKind":"cat" | audit.json:2: CallerKind must be a kind of caller
      "CallerKind":"user" | "Callerkind":"user" | audit.json:2: CallerKind must be there
      "Decision":"admitted" | "Decision" | audit.json:2: must be a record
      """)
  void namesFileLineAndRule(String there, String instead, String sentence) throws IOException {
    Path form = form("form.json");
    List<String> records = new ArrayList<>(records(form, user()));
    assertThat(records.get(1)).contains(there);
    records.set(1, records.get(1).replace(there, instead));
    Run run = replay(form, log(records), "--from", form);
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(run.err()).startsWith(sentence).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void wantsOneApi() throws IOException {
    Path form = form("form.json");
    List<String> records = new ArrayList<>(records(form, user(), user()));
    records.set(2, records.get(2).replace("\"ApiName\":\"orders\"", "\"ApiName\":\"billing\""));
    Run both = replay(form, log(records), "--from", form);
    assertThat(both.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(both.err()).contains("audit.json:3", "--records-of");
    assertThat(replay(form, log(records), "--from", form, "--records-of", "billing").out()).contains("1 decision of billing");
    assertThat(replay(form, log(records), "--records-of", "nothing").err()).contains("There is no decision", "--records-of");
  }

  @Test
  void saysWhyItCannotDecide() throws IOException {
    Path form = form("form.json");
    Run missing = replay(form, folder.resolve("nothing.json"));
    assertThat(missing.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(missing.err()).contains("nothing.json: this file cannot be read");
    assertThat(replay(form, log(List.of("INFO x"))).err()).contains("There is no decision in these files");
    assertThat(replay(form, log(List.of("x")), "--from", folder.resolve("none.json")).err()).contains("none.json");
    assertThat(replay(form).exitCode()).isEqualTo(ExitCode.USAGE);
    Files.write(folder.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
    assertThat(replay(form, folder.resolve("cut.gz")).err()).contains("cut.gz: this file cannot be read");
  }

  @Test
  void showsNoClaim() throws IOException {
    Path before = form("before.json", "auditClaims", List.of(Map.of("key", "preferred_username", "value", "plain")));
    Path after = form("after.json", "requiredScopes", List.of("Orders.Write"));
    Path log = log(records(before, user().claim("preferred_username", Contoso.USER_PRINCIPAL_NAME)));
    assertThat(Files.readString(log)).contains(Contoso.USER_PRINCIPAL_NAME);
    for (Run run : List.of(replay(after, log, "--from", before), replay(after, log, "--json"), replay(before, log))) {
      assertThat(run.out()).contains(Contoso.USER_OBJECT_ID).doesNotContain(Contoso.USER_PRINCIPAL_NAME);
    }
  }

  @Test
  void printsOneObject() throws IOException {
    Path before = form("before.json");
    Path after = form("after.json", "requiredScopes", List.of("Orders.Write"), "requiredAppRoles", List.of(Contoso.READ_ALL_ROLE),
        "claimRules", List.of("acct equals 0"));
    Path log = log(records(before, user(), CONTOSO.mint.appToken().roles(Contoso.READ_ALL_ROLE)));
    JsonNode json = MAPPER.readTree(replay(after, log, "--from", before, "--json").out());
    assertThat(json.get("version").asInt()).isEqualTo(1);
    assertThat(json.at("/passed/refused").asInt()).isEqualTo(1);
    assertThat(json.at("/breaks/0/reasons/0").asText()).isEqualTo("SCOPE_MISSING");
    assertThat(json.at("/breaks/0/user").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(json.at("/cannotTell/0/notRecorded/0").asText()).isEqualTo("claim rule acct equals 0 (acct)");
    assertThat(json.at("/cannotTell/0/servicePrincipal").asText()).isEqualTo(Contoso.DAEMON_OBJECT_ID);
  }
}
