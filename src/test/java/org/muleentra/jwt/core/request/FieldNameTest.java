package org.muleentra.jwt.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNameTest {

  @ParameterizedTest
  @CsvSource({"X-Entra-Roles,x-entra-roles", "x_entra_roles,x-entra-roles", "X.ENTRA~ROLES,x-entra-roles", "X--Entra--Roles,x-entra-roles", "'X-Entra-Roles ',x-entra-roles",
      "' x',x", "-,''", "A1b,a1b"})
  void foldsWhatTheLaxestServerTakesForTheSame(String name, String folded) {
    assertThat(FieldName.fold(name)).isEqualTo(folded);
    assertThat(FieldName.isReadAs(name, folded)).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Entra\0-Roles", "\0X-Entra-Roles", "X-Entra-Roles\0x", "X-Entra-Role\u017f", "X-Entra-Role\u00c5\u00bf", "x:X-Entra-Roles", "X-\u00adEntra-Roles", "X-Entra-Ro\tles"})
  void readsANameThatIsNoneInEveryWay(String name) {
    assertThat(FieldName.isReadAs(name, "x-entra-roles")).isTrue();
    assertThat(FieldName.isReadAs(name, folded -> folded.startsWith("x-entra-"))).isTrue();
  }

  /** The look that costs nothing and the one that makes texts agree. */
  @Test
  void bothLooksAgree() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(8); length >= 0; length--) {
        name.append("aAbB-_.1".charAt(random.nextInt(8)));
      }
      for (String wanted : List.of("ab", "a-b", "a", "b-1-a", "")) {
        assertThat(FieldName.isReadAs(name.toString(), wanted)).as(name.toString()).isEqualTo(FieldName.fold(name.toString()).equals(wanted));
      }
    }
  }

  @Test
  void onlyTheNameItselfIsExactlyIt() {
    assertThat(List.of(FieldName.isExactly("authorization", "authorization"), FieldName.isExactly("AUTHORIZATION", "authorization"))).containsOnly(true);
    assertThat(List.of(FieldName.isExactly("authorization ", "authorization"), FieldName.isExactly("_uthorization", "authorization"),
        FieldName.isExactly("author\u0131zation", "authorization"))).containsOnly(false);
  }
}
