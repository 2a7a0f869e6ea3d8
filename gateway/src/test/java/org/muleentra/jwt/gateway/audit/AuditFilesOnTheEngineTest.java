package org.muleentra.jwt.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.replay.Result;
import org.muleentra.jwt.tool.replay.Row;
import org.muleentra.jwt.tool.verify.Finding.Kind;
import org.muleentra.jwt.tool.verify.Finding;
import org.muleentra.jwt.tool.verify.Verification;

/** The records of two starts of an API in files that log4j2 rolled over: whole they verify, and whatever is done to them shows. */
class AuditFilesOnTheEngineTest {

  private static final int CALLS = 60;

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  @TempDir
  private static Path home;

  private static final Auditor AUDITOR = new Auditor();
  private static Map<String, Object> form;
  private static List<Path> rolled;
  /** All records, in the order in which they were written: of one file, and then of the next. */
  private static List<String> records;
  private static List<String> checkpoints;

  @TempDir
  private Path folder;

  @BeforeAll
  static void record() throws Exception {
    form = AUDITOR.form(home, Map.of("clockSkew", 30, "requiredScopes", List.of(Contoso.READ_SCOPE), "callerKinds", List.of("app", "user"),
        "claimRules", List.of("ver in 1.0,2.0"), "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader")),
        "groupOverage", "appRolesOnly"));
    try (AuditFiles files = new AuditFiles(home, "40 KB")) {
      for (int start = 0; start < 2; start++) {
        try (DeployedApi api = ENGINE.deploy("orders", form)) {
          IntStream.range(0, CALLS).parallel().forEach(call -> call(call % 3 == 0));
        }
      }
      files.close();
      rolled = files.files("entra-jwt-audit");
      records = lines(rolled);
      checkpoints = lines(files.files("entra-jwt-checkpoints"));
    }
  }

  private static void call(boolean forged) {
    try {
      assertThat(ENGINE.get("orders", forged ? ENGINE.entra().userToken().flipSignatureBit() : ENGINE.entra().userToken()).statusCode())
          .isEqualTo(forged ? 401 : 200);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> lines(List<Path> files) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      lines.addAll(AuditFiles.lines(file));
    }
    return lines;
  }

  private Verification verified(List<String> lines, List<String> signed) throws Exception {
    return Verification.of(List.of(write("audit.json", lines)), List.of(write("checkpoints.json", signed)), AUDITOR.certificate(), false);
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  /** What is found after something is done to the records. */
  private Set<Kind> foundAfter(Consumer<List<String>> tampering) throws Exception {
    List<String> lines = new ArrayList<>(records);
    tampering.accept(lines);
    Verification verification = verified(lines, checkpoints);
    assertThat(verification.isTampered()).isEqualTo(verification.findings().stream().anyMatch(finding -> finding.kind().isTampering()));
    return verification.findings().stream().map(Finding::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
  }

  private static String chainOf(String record) {
    return record.replaceAll(".*\"ChainId\":\"([^\"]+)\".*", "$1");
  }

  private static int sequenceOf(String record) {
    return Integer.parseInt(record.replaceAll(".*\"Sequence\":(\\d+).*", "$1"));
  }

  /** Of the second start, as the first may be in several files. */
  private static int indexOf(int sequence) {
    String chain = chainOf(records.get(records.size() - 1));
    return IntStream.range(0, records.size()).filter(i -> chainOf(records.get(i)).equals(chain) && sequenceOf(records.get(i)) == sequence)
        .findFirst().orElseThrow();
  }

  @Test
  void whatWasWrittenVerifiesPackedAsItIs() throws Exception {
    assertThat(rolled).filteredOn(AuditFiles::isRolled).as("files that log4j2 rolled over").isNotEmpty();
    Verification verification = Verification.of(rolled, List.of(write("checkpoints.json", checkpoints)), AUDITOR.certificate(), false);
    assertThat(verification.findings()).isEmpty();
    // A record for each call, the start and the stop.
    assertThat(verification.chains()).hasSize(2)
        .allSatisfy(chain -> assertThat(chain.records()).isEqualTo(CALLS + 2))
        .allSatisfy(chain -> assertThat(chain.apiName()).isEqualTo("orders"))
        .allSatisfy(chain -> assertThat(chain.checkpoints()).isEqualTo(2));
    assertThat(verification.otherLines()).isZero();
  }

  /** The hash of a form in a file is that of the policy that was deployed with it; without that, a replay could be certain of nobody. */
  @Test
  void aReplayKnowsTheFormThatDecided() throws Exception {
    Form deployed = read(Map.of());
    Result same = Result.of(deployed, List.of(deployed), rolled, null);
    assertThat(same.decisions()).isEqualTo(2 * CALLS);
    assertThat(same.known()).isEqualTo(2 * CALLS);
    assertThat(List.of(same.stillPass(), same.stillRefused())).containsExactly(2L * CALLS * 2 / 3, 2L * CALLS / 3);
    Result stricter = Result.of(read(Map.of("requiredScopes", List.of(Contoso.WRITE_SCOPE))), List.of(deployed), rolled, null);
    assertThat(stricter.requests(Row.Group.BREAKS)).isEqualTo(same.passed());
  }

  private static Form read(Map<String, Object> instead) {
    Map<String, Object> fields = new HashMap<>(OrdersApi.form(ENGINE.entra(), form));
    fields.putAll(instead);
    return Form.of(new ObjectMapper().valueToTree(fields), Clock.systemUTC());
  }

  @Test
  void theOrderOfLinesSaysNothing() throws Exception {
    assertThat(foundAfter(java.util.Collections::reverse)).isEmpty();
  }

  @Test
  void findsAChangedRecord() throws Exception {
    assertThat(foundAfter(lines -> lines.set(indexOf(9), lines.get(indexOf(9)).replace("\"ApiName\":\"orders\"", "\"ApiName\":\"0rders\""))))
        .containsExactly(Kind.CHANGED);
    assertThat(foundAfter(lines -> lines.set(indexOf(9), lines.get(indexOf(9)).replaceAll("\"}$", "\",\"Roles\":\"admin\"}")))).as("behind its hash")
        .containsExactly(Kind.CHANGED);
  }

  @Test
  void findsAChangedRecordWhoseHashWasMadeAnew() throws Exception {
    assertThat(foundAfter(lines -> lines.set(indexOf(9), Forger.hashed(lines.get(indexOf(9)).replace("\"ApiName\":\"orders\"", "\"ApiName\":\"x\"")))))
        .containsExactly(Kind.BROKEN);
  }

  @Test
  void findsAPastThatWasWrittenAnewAsAWhole() throws Exception {
    assertThat(foundAfter(lines -> Forger.chainAnew(lines, chainOf(lines.get(lines.size() - 1)), record ->
        record.replace("\"ApiName\":\"orders\"", "\"ApiName\":\"x\"")))).containsExactly(Kind.REWRITTEN);
  }

  @Test
  void findsRemovedRecords() throws Exception {
    assertThat(foundAfter(lines -> lines.remove(indexOf(9)))).containsExactly(Kind.REMOVED);
    assertThat(foundAfter(lines -> lines.removeIf(line -> line.contains("\"Decision\":\"refused\"")))).containsExactly(Kind.REMOVED);
    assertThat(foundAfter(lines -> lines.remove(indexOf(1)))).as("the first").containsExactly(Kind.BEGINS_LATE);
  }

  @Test
  void findsRecordsThatChangedPlaces() throws Exception {
    assertThat(foundAfter(lines -> {
      String ninth = lines.get(indexOf(9));
      String tenth = lines.get(indexOf(10));
      lines.set(indexOf(9), Forger.hashed(ninth.replaceAll("\"Sequence\":9,", "\"Sequence\":10,")));
      lines.set(indexOf(10), Forger.hashed(tenth.replaceAll("\"Sequence\":10,", "\"Sequence\":9,")));
    })).contains(Kind.BROKEN);
  }

  @Test
  void findsAnInsertedRecord() throws Exception {
    assertThat(foundAfter(lines -> lines.add(Forger.hashed(lines.get(indexOf(9)).replace("\"ApiName\":\"orders\"", "\"ApiName\":\"x\"")))))
        .contains(Kind.INSERTED);
    assertThat(foundAfter(lines -> lines.add(Forger.following(lines.get(lines.size() - 1))))).as("behind the end").containsExactly(Kind.INSERTED);
    assertThat(foundAfter(lines -> lines.add(lines.get(indexOf(9))))).as("shipped twice").containsExactly(Kind.TWICE);
  }

  @Test
  void findsACutTailAndTellsItFromACrash() throws Exception {
    String chain = chainOf(records.get(records.size() - 1));
    assertThat(foundAfter(lines -> lines.removeIf(line -> chainOf(line).equals(chain) && sequenceOf(line) > 40))).containsExactly(Kind.CUT);
    // As where a process is killed: no stop, and no checkpoint of one.
    List<String> killed = new ArrayList<>(records);
    killed.removeIf(line -> chainOf(line).equals(chain) && sequenceOf(line) > 40);
    List<String> signed = new ArrayList<>(checkpoints);
    signed.removeIf(line -> chainOf(line).equals(chain) && sequenceOf(line) > 40);
    assertThat(verified(killed, signed).findings()).extracting(Finding::kind).containsExactly(Kind.BROKE_OFF);
    assertThat(verified(killed, signed).isTampered()).isFalse();
  }

  @Test
  void findsAMissingFileAndAMissingProcess() throws Exception {
    List<Path> without = new ArrayList<>(rolled);
    without.remove(0);
    Verification file = Verification.of(without, List.of(write("checkpoints.json", checkpoints)), AUDITOR.certificate(), false);
    assertThat(file.findings()).extracting(Finding::kind).isNotEmpty().isSubsetOf(Kind.REMOVED, Kind.BEGINS_LATE, Kind.CUT);
    assertThat(file.isTampered()).isTrue();

    String chain = chainOf(records.get(0));
    assertThat(foundAfter(lines -> lines.removeIf(line -> chainOf(line).equals(chain)))).containsExactly(Kind.MISSING_CHAIN);
  }

  @Test
  void findsAForgedAndAMissingCheckpoint() throws Exception {
    SigningKey stranger = SigningKey.generate();
    assertThat(Verification.of(List.of(write("audit.json", records)), List.of(write("checkpoints.json", checkpoints)), stranger.certificate(), false)
        .findings()).extracting(Finding::kind).containsOnly(Kind.FORGED_CHECKPOINT).hasSize(4);
    assertThat(verified(records, checkpoints.subList(1, checkpoints.size())).findings()).extracting(Finding::kind)
        .containsExactly(Kind.MISSING_CHECKPOINT);
  }

  @Test
  void aFileThatEndsWithinARecordIsNoTampering() throws Exception {
    Path torn = folder.resolve("torn.json");
    String chain = chainOf(records.get(records.size() - 1));
    List<String> before = records.stream().filter(line -> !chainOf(line).equals(chain) || sequenceOf(line) < 40).toList();
    Files.writeString(torn, String.join("\n", before) + "\n" + records.get(indexOf(40)).substring(0, 200));
    List<String> signed = checkpoints.stream().filter(line -> !chainOf(line).equals(chain) || sequenceOf(line) < 40).toList();
    Verification verification = Verification.of(List.of(torn), List.of(write("checkpoints.json", signed)), AUDITOR.certificate(), false);
    assertThat(verification.findings()).extracting(Finding::kind).containsExactlyInAnyOrder(Kind.TORN, Kind.BROKE_OFF);
    // The next start goes on in the same line of the same file.
    String former = chainOf(records.get(0));
    List<String> killed = records.stream().filter(line -> chainOf(line).equals(former) && sequenceOf(line) <= 40).toList();
    List<String> started = records.stream().filter(line -> chainOf(line).equals(chain)).toList();
    Files.writeString(torn, String.join("\n", killed) + "\n" + killed.get(0).substring(0, 200) + String.join("\n", started) + "\n");
    List<String> firstSigned = checkpoints.stream().filter(line -> !chainOf(line).equals(former) || sequenceOf(line) <= 40).toList();
    assertThat(Verification.of(List.of(torn), List.of(write("checkpoints.json", firstSigned)), AUDITOR.certificate(), false).findings())
        .extracting(Finding::kind).containsExactlyInAnyOrder(Kind.TORN, Kind.BROKE_OFF);
    // In the middle of a file nobody was killed.
    assertThat(foundAfter(lines -> lines.set(indexOf(9), lines.get(indexOf(9)).substring(0, 900)))).contains(Kind.DAMAGED, Kind.REMOVED);
  }
}
