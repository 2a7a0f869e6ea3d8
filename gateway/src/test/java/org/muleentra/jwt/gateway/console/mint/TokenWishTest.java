package org.muleentra.jwt.gateway.console.mint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenMint;
import org.muleentra.jwt.tool.form.FieldException;

class TokenWishTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TokenMint MINT = TokenMint.create();

  private static String sign(String wish) throws IOException {
    return new TokenWish(JSON.readTree(wish.replace('\'', '"'))).sign(MINT);
  }

  private static JsonNode part(String token, int index) throws IOException {
    return JSON.readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8));
  }

  private static JsonNode claims(String wish) throws IOException {
    return part(sign(wish), 1);
  }

  @Test
  void withoutAWishItIsAUsersGoodToken() throws IOException {
    JsonNode claims = claims("{}");
    assertThat(claims.get("oid").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(claims.get("scp").asText()).isEqualTo(Contoso.READ_SCOPE);
    assertThat(claims.get("ver").asText()).isEqualTo("2.0");
    assertThat(claims.get("uti").asText()).isNotEmpty();
  }

  @Test
  void everyWishIsFulfilled() throws IOException {
    JsonNode claims = claims("""
        {'kind': 'app', 'version': '1.0', 'tenant': '%s', 'audience': 'api://a', 'client': 'c', 'objectId': 'o', 'roles': ['R1', 'R2'],
         'groups': ['g'], 'contexts': ['c1'], 'capabilities': ['cp1'], 'expiresIn': 5, 'claims': {'sid': 's', 'n': 1}, 'without': ['nbf']}
        """.formatted(Contoso.FABRIKAM_TENANT_ID));
    assertThat(claims.get("ver").asText()).isEqualTo("1.0");
    assertThat(claims.get("tid").asText()).isEqualTo(Contoso.FABRIKAM_TENANT_ID);
    assertThat(claims.get("aud").asText()).isEqualTo("api://a");
    assertThat(claims.get("appid").asText()).isEqualTo("c");
    assertThat(claims.get("oid").asText()).isEqualTo("o");
    assertThat(claims.get("roles").toString()).isEqualTo("[\"R1\",\"R2\"]");
    assertThat(claims.get("groups").toString()).isEqualTo("[\"g\"]");
    assertThat(claims.get("acrs").toString()).isEqualTo("[\"c1\"]");
    assertThat(claims.get("xms_cc").toString()).isEqualTo("[\"cp1\"]");
    assertThat(claims.get("sid").asText()).isEqualTo("s");
    assertThat(claims.get("n").intValue()).isEqualTo(1);
    assertThat(claims.has("nbf")).isFalse();
    assertThat(claims.get("exp").asLong()).isLessThanOrEqualTo(Instant.now().getEpochSecond() + 300);
  }

  @Test
  void anEmptyListTakesTheClaimAway() throws IOException {
    assertThat(claims("{'scopes': []}").has("scp")).isFalse();
    assertThat(claims("{'overage': true, 'groups': ['g']}").has("groups")).isFalse();
    assertThat(claims("{'overage': true}").at("/_claim_names/groups").asText()).isEqualTo("src1");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasAToken(CallerKind kind) throws IOException {
    assertThat(claims("{'kind': '" + kind.name + "'}").get("iss").asText()).startsWith("https://");
  }

  @ParameterizedTest
  @EnumSource
  void everySpoilingChangesTheToken(Spoiling spoiling) throws IOException {
    String token = sign("{'spoil': '" + spoiling.name + "'}");
    JsonNode header = part(token, 0);
    JsonNode claims = part(token, 1);
    boolean keys = !header.get("alg").asText().equals("RS256") || !header.get("kid").asText().equals(MINT.keys().current().kid());
    boolean rights = !claims.get("tid").asText().equals(Contoso.TENANT_ID) || !claims.get("aud").asText().equals(Contoso.API_CLIENT_ID)
        || !claims.get("iss").asText().contains(Contoso.TENANT_ID);
    boolean times = !claims.has("exp") || claims.get("exp").asLong() < Instant.now().getEpochSecond()
        || claims.get("nbf").asLong() > Instant.now().getEpochSecond() + 60;
    boolean signature = spoiling == Spoiling.SIGNATURE || spoiling == Spoiling.KNOWN_KID;
    assertThat(new boolean[] {keys, rights, times, signature}).containsOnlyOnce(true);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{'kind': 'robot'} | kind: must be one of user, guest, app, managedIdentity, ",
      "{'kind': 7} | kind: must be one of ",
      "{'version': '3.0'} | version: must be one of ",
      "{'tenant': 'contoso'} | tenant: must be a GUID",
      "{'scopes': 'Orders.Read'} | scopes: must be a list of texts",
      "{'scopes': ['Orders.Read', 7]} | scopes[1]: must be a text that is not empty",
      "{'audience': ' '} | audience: must be a text that is not empty",
      "{'expiresIn': 1.5} | expiresIn: must be a whole number from -5256000 to 5256000",
      "{'expiresIn': 99999999999999999999} | expiresIn: must be a whole number",
      "{'claims': []} | claims: must be an object",
      "{'overage': 'yes'} | overage: must be true or false",
      "{'spoil': 'all'} | spoil: must be one of signature, unsigned, ",
      "{'exp': 7} | question: must have no fields but audience, capabilities, "})
  void saysInOneSentenceWhatIsWrong(String wish, String sentence) {
    assertThatThrownBy(() -> sign(wish)).isInstanceOf(FieldException.class).hasMessageStartingWith(sentence);
  }
}
