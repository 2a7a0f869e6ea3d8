package org.muleentra.jwt.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.junit.MockEntraExtension;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

class OrdersTest {
  @RegisterExtension
  static final MockEntraExtension ENTRA = new MockEntraExtension();

  @Test
  void readersGetIn(MockEntra entra) throws Exception {
    OrdersApi api = new OrdersApi(entra); // metadataBaseUrl: entra.baseUrl()
    String token = entra.userToken().groups(Contoso.READERS_GROUP_ID).sign();
    assertThat(api.status(token)).isEqualTo(200);
  }

  @Test
  void anotherAudienceStaysOut() throws Exception {
    MockEntra entra = ENTRA.entra();
    String token = entra.userToken().groups(Contoso.READERS_GROUP_ID).audience("api://billing").sign();
    assertThat(new OrdersApi(entra).status(token)).isEqualTo(401);
  }

  @Test
  void nobodyGetsInWithoutKeys(MockEntra entra) throws Exception {
    entra.fault(EntraDocument.KEYS, Fault.status(503)); // healed after the test
    String token = entra.userToken().groups(Contoso.READERS_GROUP_ID).sign();
    assertThat(new OrdersApi(entra).status(token)).isEqualTo(503);
  }
}
