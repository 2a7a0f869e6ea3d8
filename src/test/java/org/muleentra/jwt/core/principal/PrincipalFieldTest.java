package org.muleentra.jwt.core.principal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.fixture.TestGatekeeper;

class PrincipalFieldTest {

  @Test
  void whatEveryPrincipalHasIsThereWhateverTheTokenLacks() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Map<String, Object> fullest = gate.decide(gate.mint.userToken().claim("acct", 0).claim("sid", "s").sign()).principal().toMap();
      Map<String, Object> barest = gate.decide(gate.mint.userToken().without("uti", "iat", "sid", "acct", "idp").sign()).principal().toMap();

      // Of users, nothing tells of a managed identity.
      assertThat(fullest.keySet()).containsExactlyElementsOf(Arrays.stream(PrincipalField.values())
          .filter(field -> field != PrincipalField.MANAGED_IDENTITY).map(PrincipalField::key).collect(Collectors.toList()));
      assertThat(barest.keySet()).containsAll(Arrays.stream(PrincipalField.values())
          .filter(PrincipalField::isAlwaysThere).map(PrincipalField::key).collect(Collectors.toList()))
          .doesNotContain("tokenId", "issuedAt", "sessionId");
    }
  }

  /** Else a client could send what the backend takes for ours. */
  @Test
  void headersOfOursBeginAsWhatIsTakenAwayOfClients() {
    assertThat(PrincipalField.inHeaders()).hasSize(7).extracting(field -> field.header().toLowerCase())
        .doesNotHaveDuplicates().allMatch(name -> name.startsWith(HeaderName.OUR_PREFIX));
  }
}
