package org.muleentra.jwt.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Static methods and simple types suffice to have tokens, groups and outages. */
class SharedEntraTest {
  @AfterEach
  void stop() {
    SharedEntra.stop();
  }

  private static String keysUrl() {
    return SharedEntra.baseUrl() + "/" + Contoso.TENANT_ID + "/discovery/v2.0/keys";
  }

  @Test
  void mintsToOrder() throws Exception {
    assertThat(SharedEntra.start()).isEqualTo(SharedEntra.baseUrl());
    JWTClaimsSet app = Verification.verify(
        SharedEntra.token(Map.of("kind", "app", "roles", List.of("Orders.Write.All"))), keysUrl());
    assertThat(app.getStringListClaim("roles")).containsExactly("Orders.Write.All");
    assertThat(Verification.verify(SharedEntra.token(), keysUrl()).getStringClaim("oid"))
        .isEqualTo(Contoso.USER_OBJECT_ID);
    String authorization = SharedEntra.authorization(Map.of("groups", List.of(Contoso.READERS_GROUP_ID)));
    assertThat(authorization).startsWith("Bearer ");
    assertThat(Verification.verify(authorization.substring(7), keysUrl()).getStringListClaim("groups"))
        .containsExactly(Contoso.READERS_GROUP_ID);
    assertThatThrownBy(() -> SharedEntra.token(Map.of("grops", List.of()))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thereIsOneUntilItStops() {
    String first = SharedEntra.start();
    int port = URI.create(first).getPort();
    assertThat(SharedEntra.start()).isEqualTo(first);
    assertThat(SharedEntra.start(port)).isEqualTo(first);
    assertThatThrownBy(() -> SharedEntra.start(port == 1 ? 2 : 1)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(String.valueOf(port));
    SharedEntra.stop();
    SharedEntra.stop();
    assertThatThrownBy(SharedEntra::baseUrl).isInstanceOf(IllegalStateException.class);
    assertThat(SharedEntra.start(port)).isEqualTo(first);
  }

  @Test
  void outageEnds() throws Exception {
    SharedEntra.start();
    String token = SharedEntra.token();
    SharedEntra.outage();
    assertThatThrownBy(() -> Verification.get(keysUrl())).isInstanceOf(ConnectException.class);
    SharedEntra.recover();
    SharedEntra.rotateKeys();
    Verification.verify(token, keysUrl());
    Verification.verify(SharedEntra.token(), keysUrl());
  }

  @Test
  void graphKnowsGroupsAndAccounts() throws Exception {
    SharedEntra.start();
    SharedEntra.membership(Contoso.USER_OBJECT_ID, List.of(Contoso.READERS_GROUP_ID));
    SharedEntra.disableAccount(Contoso.USER_OBJECT_ID);
    assertThat(accountEnabled()).isEqualTo("false");
    SharedEntra.enableAccount(Contoso.USER_OBJECT_ID);
    assertThat(accountEnabled()).isEqualTo("true");
    assertThat(Verification.post(SharedEntra.baseUrl() + "/v1.0/users/" + Contoso.USER_OBJECT_ID + "/getMemberGroups",
        "{\"securityEnabledOnly\":true}", "Authorization", "Bearer " + graphToken()).body())
        .contains(Contoso.READERS_GROUP_ID);
  }

  private static String accountEnabled() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(SharedEntra.baseUrl()
        + "/v1.0/users/" + Contoso.USER_OBJECT_ID + "?$select=accountEnabled"))
        .header("Authorization", "Bearer " + graphToken()).build();
    return Json.MAPPER.readTree(Verification.HTTP.send(request, HttpResponse.BodyHandlers.ofString())
        .body()).get("accountEnabled").asText();
  }

  private static String graphToken() throws Exception {
    return Json.MAPPER.readTree(Verification.post(SharedEntra.baseUrl() + "/" + Contoso.TENANT_ID
        + "/oauth2/v2.0/token", "grant_type=client_credentials&client_id=" + Contoso.GRAPH_CLIENT_ID
        + "&client_secret=" + Contoso.GRAPH_CLIENT_SECRET + "&scope=https://graph.microsoft.com/.default").body())
        .get("access_token").asText();
  }
}
