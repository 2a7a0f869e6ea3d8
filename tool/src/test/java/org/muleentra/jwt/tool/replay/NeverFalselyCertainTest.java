package org.muleentra.jwt.tool.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.catalogue.RealToken;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.door.Door;
import org.muleentra.jwt.tool.door.Judgement;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.fixture.PlayedEntra;
import org.muleentra.jwt.tool.fixture.QuickKey;
import org.muleentra.jwt.tool.fixture.RecordingDoor;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.log.LoggedRecord;

/**
 * What is said for certain of a record is what the other form's door says of the token that the record was made of: over the catalogue,
 * and over thousands of random callers and random forms.
 */
class NeverFalselyCertainTest {

  private static final int ROUNDS = 50;
  private static final int CALLERS = 50;
  private static final Contosos CONTOSO = new Contosos();

  @TempDir
  private static Path folder;

  private static String jwks;

  private final Map<Outcome.Answer, Integer> answers = new EnumMap<>(Outcome.Answer.class);

  @BeforeAll
  static void keys() {
    QuickKey.in(CONTOSO.keys);
    jwks = CONTOSO.jwks();
  }

  @AfterAll
  static void returnKeys() {
    CONTOSO.keys.close();
  }

  private static PastDecision decision(String record) throws IOException {
    Path file = Files.writeString(folder.resolve("audit.json"), record + "\n");
    List<PastDecision> read = new ArrayList<>();
    LoggedRecord.read(file, new LoggedRecord.Lines() {
      @Override
      public void record(LoggedRecord line) {
        read.add(PastDecision.of(line));
      }

      @Override
      public void other() {
        throw new AssertionError("a record is no other line");
      }
    });
    return read.get(0);
  }

  /** A replay, and the door of the form that it is against, before which the token itself comes. */
  private record Pair(Replay replay, Door door, String what) {

    static Pair of(Form after, Form... before) {
      return new Pair(new Replay(after, List.of(before)), new Door(after.values(), CONTOSO.listing(), new PlayedEntra(after, jwks),
          Contosos.CLOCK), Stream.of(before).map(Form::fields).toList() + " to " + after.fields());
    }
  }

  private void hold(Pair pair, PastDecision decision, String credential) {
    Judgement door = pair.door.judge(credential);
    String what = pair.what + " of " + credential;
    Outcome outcome = pair.replay.of(decision);
    answers.merge(outcome.answer(), 1, Integer::sum);
    if (outcome.answer() == Outcome.Answer.OPEN) {
      assertThat(outcome.doubts()).as(what).isNotEmpty();
      return;
    }
    assertThat(outcome.answer()).as("%s: %s, door %s, record %s", what, outcome, door, decision)
        .isEqualTo(door.admitted() ? Outcome.Answer.PASSES : Outcome.Answer.REFUSED);
    if (door.admitted()) {
      List<String> roles = door.roles().stream().map(Names::written).toList();
      assertThat(roles).as("%s: %s, record %s", what, outcome, decision).containsAll(outcome.after());
      assertThat(roles).as("%s: %s, record %s", what, outcome, decision)
          .allMatch(role -> outcome.after().contains(role) || outcome.afterPerhaps().contains(role));
    }
  }

  @Test
  void ofTheCatalogue() throws IOException {
    List<String> credentials = new ArrayList<>();
    HostileToken.all().forEach(hostile -> credentials.add("Bearer " + hostile.token(CONTOSO.mint)));
    RealToken.all().forEach(real -> credentials.add("Bearer " + real.token(CONTOSO.mint)));
    credentials.addAll(List.of("", "Basic eDp5", "Bearer a, Bearer b", "Bearer x.y.z"));
    RandomForms forms = new RandomForms(new Random(1));
    List<Form> others = new ArrayList<>(List.of(Contosos.form(), Contosos.form("audiences", List.of("api://other")),
        Contosos.form("requiredScopes", List.of(Contoso.WRITE_SCOPE))));
    for (int i = 0; i < 3; i++) {
      others.add(forms.next());
    }
    for (Form before : List.of(Contosos.form(), Contosos.form("reportOnly", true))) {
      List<Pair> pairs = new ArrayList<>(List.of(Pair.of(others.get(1))));
      others.forEach(after -> pairs.add(Pair.of(after, before)));
      try (RecordingDoor door = new RecordingDoor(before, jwks)) {
        for (String credential : credentials) {
          PastDecision decision = decision(door.record(credential));
          for (Pair pair : pairs) {
            hold(pair, decision, credential);
          }
        }
      }
    }
    assertThat(answers.get(Outcome.Answer.PASSES)).isGreaterThan(50);
    assertThat(answers.get(Outcome.Answer.REFUSED)).isGreaterThan(500);
  }

  @Test
  void ofRandomCallersAndForms() throws IOException {
    Random random = new Random(20260301);
    RandomForms forms = new RandomForms(random);
    RandomCallers callers = new RandomCallers(CONTOSO.mint, random);
    int admitted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Form before = forms.next();
      List<Pair> pairs = List.of(Pair.of(forms.next(), before), Pair.of(forms.changed(before), before),
          Pair.of(forms.changed(before), before), Pair.of(before, before), Pair.of(forms.changed(before)));
      try (RecordingDoor door = new RecordingDoor(before, jwks)) {
        for (int i = 0; i < CALLERS; i++) {
          String credential = "Bearer " + callers.next();
          PastDecision decision = decision(door.record(credential));
          admitted += decision.kind() == PastDecision.Kind.ADMITTED ? 1 : 0;
          for (Pair pair : pairs) {
            hold(pair, decision, credential);
          }
        }
      }
    }
    assertThat(admitted).isGreaterThan(500);
    // Whoever says of everything that it cannot be told is never wrong.
    assertThat(answers.get(Outcome.Answer.PASSES)).isGreaterThan(1000);
    assertThat(answers.get(Outcome.Answer.REFUSED)).isGreaterThan(1000);
  }
}
