package org.muleentra.jwt.tool.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.fixture.RecordingDoor;
import org.muleentra.jwt.tool.form.Form;

/** Numbers of all, and callers up to a bound; and what records cut or change on the way is not certain. */
class ResultTest {

  private static final Contosos CONTOSO = new Contosos();

  @TempDir
  private Path folder;

  @AfterAll
  static void returnKeys() {
    CONTOSO.keys.close();
  }

  private Result replay(Form before, Form after, int mostRows, List<TokenBuilder> callers) throws IOException {
    try (RecordingDoor door = new RecordingDoor(before, CONTOSO.jwks())) {
      for (int i = 0; i < callers.size(); i++) {
        door.clock().set(Contosos.NOW.plusSeconds(i));
        door.record("Bearer " + callers.get(i).sign());
      }
      List<String> records = new ArrayList<>(door.records());
      // Asynchronous loggers keep no order.
      Collections.reverse(records);
      return Result.of(after, List.of(before), List.of(Files.write(folder.resolve("audit.json"), records)), null, mostRows);
    }
  }

  @Test
  void keepsSoManyCallersAndCountsTheOthers() throws IOException {
    List<TokenBuilder> callers = new ArrayList<>();
    for (byte i = 0; i < 5; i++) {
      callers.add(CONTOSO.mint.userToken().objectId(UUID.nameUUIDFromBytes(new byte[] {i}).toString()));
    }
    callers.addAll(List.of(callers.get(4), callers.get(4)));
    Form stricter = Contosos.form("requiredScopes", List.of(Contoso.WRITE_SCOPE));
    Result all = replay(Contosos.form(), stricter, 5, callers);
    assertThat(all.rows(Row.Group.BREAKS)).hasSize(5).first().satisfies(row -> {
      assertThat(row.count()).isEqualTo(3);
      assertThat(row.first()).isEqualTo(Contosos.NOW.plusSeconds(4));
      assertThat(row.last()).isEqualTo(Contosos.NOW.plusSeconds(6));
      assertThat(row.reasons()).containsExactly("SCOPE_MISSING");
    });
    assertThat(all.beyond()).isZero();
    Result some = replay(Contosos.form(), stricter, 2, callers);
    assertThat(some.rows(Row.Group.BREAKS)).hasSize(2);
    assertThat(some.requests(Row.Group.BREAKS)).isEqualTo(7);
    assertThat(some.rows(Row.Group.BREAKS).stream().mapToLong(Row::count).sum() + some.beyond()).isEqualTo(7);
  }

  @Test
  void isNotCertainOfAListThatMayHaveBeenCut() throws IOException {
    String[] many = IntStream.range(0, 600).mapToObj(i -> "Some.Role.With.A.Name." + i).toArray(String[]::new);
    many[599] = "Last.Role";
    Result result = replay(Contosos.form(), Contosos.form("requiredAppRoles", List.of("Last.Role")), 10,
        List.of(CONTOSO.mint.appToken().roles(many)));
    assertThat(result.rows(Row.Group.CANNOT_TELL)).singleElement()
        .satisfies(row -> assertThat(row.reasons()).containsExactly("permission (roles)"));
  }

  @Test
  void isNotCertainOfANameThatCanBeReadInTwoWays() throws IOException {
    Form before = Contosos.form();
    TokenBuilder caller = CONTOSO.mint.appToken().roles("Order Readers");
    assertThat(replay(before, Contosos.form("requiredAppRoles", List.of("Order%20Readers")), 10, List.of(caller))
        .requests(Row.Group.CANNOT_TELL)).isEqualTo(1);
    assertThat(replay(before, Contosos.form("requiredAppRoles", List.of("Others")), 10, List.of(caller)).requests(Row.Group.BREAKS))
        .isEqualTo(1);
  }

  /** One that waited for keys or a body was looked at before its record was made. */
  @Test
  void knowsWhenADecisionBegan() throws IOException {
    Form before = Contosos.form("clockSkew", 60);
    Form after = Contosos.form("clockSkew", 0);
    try (RecordingDoor door = new RecordingDoor(before, CONTOSO.jwks())) {
      long now = Contosos.NOW.getEpochSecond();
      String record = door.record("Bearer " + CONTOSO.mint.userToken().claim("iat", now - 100).claim("exp", now).sign())
          .replaceAll("\"DecisionMicros\":\\d+", "\"DecisionMicros\":2000000");
      Path log = Files.writeString(folder.resolve("audit.json"), record + "\n");
      assertThat(Result.of(after, List.of(before), List.of(log), null).requests(Row.Group.CANNOT_TELL)).isEqualTo(1);
      Files.writeString(log, record.replace(":2000000", ":0") + "\n");
      assertThat(Result.of(after, List.of(before), List.of(log), null).requests(Row.Group.BREAKS)).isEqualTo(1);
    }
  }
}
