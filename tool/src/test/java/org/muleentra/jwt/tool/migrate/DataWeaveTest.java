package org.muleentra.jwt.tool.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The DataWeave expressions that are understood, and those nearly like them that are not. */
class DataWeaveTest {

  private static final ClaimDemand.Kind TEXT = ClaimDemand.Kind.TEXT;

  private static List<ClaimDemand> demands(String expression) {
    return DataWeave.demands(expression, "/x");
  }

  @Test
  void understandsTestsOfOneClaim() {
    ClaimDemand dept = ClaimDemand.oneOf("/x", "dept", TEXT, List.of("a"));
    for (String same : List.of("#[vars.claimSet.dept == 'a']", "#[ 'a'==vars.claimSet.dept ]", "#[(vars.claimSet['dept'] == \"a\")]",
        "#[((\"a\" == vars.claimSet[\"dept\"]))]",
        "#[['a'] contains vars.claimSet.dept]")) {
      assertThat(demands(same)).as(same).containsExactly(dept);
    }
    assertThat(demands("#[vars.claimSet.acct == -1]")).containsExactly(ClaimDemand.oneOf("/x", "acct", ClaimDemand.Kind.NUMBER,
        List.of("-1")));
    assertThat(demands("#[vars.claimSet.oid != null]")).containsExactly(ClaimDemand.present("/x", "oid"));
    assertThat(demands("#[vars.claimSet['a b'] == 'c d']")).containsExactly(ClaimDemand.oneOf("/x", "a b", TEXT, List.of("c d")));
  }

  @Test
  void understandsListsAndWords() {
    assertThat(demands("#[(vars.claimSet.roles contains 'a') or (vars.claimSet.roles contains 'b')]"))
        .containsExactly(ClaimDemand.oneOf("/x", "roles", ClaimDemand.Kind.LIST, List.of("a", "b")));
    assertThat(demands("#[(vars.claimSet.scp splitBy ' ') contains 'a' and vars.claimSet.roles contains "
        + "'b']")).extracting(ClaimDemand::separator)
        .containsExactly(" ", null);
    assertThat(demands("#[vars.claimSet.dept == 'a' or vars.claimSet.dept == 'b']"))
        .containsExactly(ClaimDemand.oneOf("/x", "dept", TEXT, List.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vars.claimSet.a == 'b'", "#[", "#[]", "#[vars.claimSet.a]", "#[vars.claimSet.a == 'b' or "
      + "vars.claimSet.c == 'b']",
      "#[vars.claimSet.a == 'b' or vars.claimSet.a contains 'b']", "#[vars.claimSet.a != 'b']", "#[not (vars.claimSet.a == 'b')]",
      "#[vars.claimSet.a.b == 'c']", "#[vars.claimSet.a[0] == 'c']", "#[vars.claimSet.a? == 'c']", "#[vars.claimSet.a == 'it\\'s']",
      "#[vars.claimSet.a == \"$(vars.b)\"]", "#[vars.claimSet.a == 1.5]", "#[vars.claimSet.a == 01]", "#[vars.claimSet.a == true]",
      "#[vars.claimSet.a ~= 'b']", "#[vars.claimSet.a == 'b' -- 'c']", "#[lower(vars.claimSet.a) == 'b']", "#[(vars.claimSet.a == 'b']",
      "#[vars.claimSet.a == 'b') or (vars.claimSet.a == 'b']", "#[vars.claimSet.a contains vars.claimSet.b]", "#[attributes.headers.a "
          + "== 'b']",
      "#[vars.claimSet.a == 'b' and]", "#[[] contains vars.claimSet.a]", "#[['a',] contains vars.claimSet.a]", "#[vars.claimSetX.a == 'b']",
      "#[vars.claimSet.a == 1 or vars.claimSet.a == 2]", "#[vars.claimSet.a == 'b' default true]", "#[vars.claimSet.a == 'b' // c\n]"})
  void doesNotGuess(String expression) {
    assertThat(demands(expression)).isNull();
  }
}
