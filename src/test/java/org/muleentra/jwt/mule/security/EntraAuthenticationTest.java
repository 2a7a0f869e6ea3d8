package org.muleentra.jwt.mule.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.security.Authentication;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

class EntraAuthenticationTest {

  private final TestGatekeeper gate = new TestGatekeeper();
  private final String token = gate.mint.userToken().groups(Contoso.READERS_GROUP_ID)
      .claim("nested", Map.of("list", java.util.List.of(1, "two", true))).sign();
  private final EntraAuthentication authentication = EntraAuthentication.of(gate.decide(token).principal(), gate.decide(token).token());

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void namesTheCallerAndItsAttributes() {
    assertThat(authentication.getPrincipal()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(authentication.getProperties()).isEqualTo(gate.decide(token).principal().toMap());
  }

  @Test
  void namesAnApplicationByItsClientId() {
    assertThat(EntraAuthentication.of(gate.decide(gate.mint.appToken().sign()).principal(), "a.b.c").getPrincipal())
        .isEqualTo(Contoso.DAEMON_CLIENT_ID);
  }

  @Test
  void carriesTheTokenForItsExchangeAndNeverShowsIt() throws Exception {
    assertThat(authentication.getCredentials()).isInstanceOfSatisfying(java.util.function.Supplier.class,
        credentials -> assertThat(credentials.get()).isEqualTo(token));
    assertThat(authentication.setProperties(Map.of()).getCredentials()).isSameAs(authentication.getCredentials());
    String signature = token.substring(token.lastIndexOf('.') + 1);
    assertThat(authentication.toString() + authentication.getCredentials() + authentication.getProperties()).doesNotContain(signature);
    assertThat(new String(serialized(authentication), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(signature);
  }

  // The event of a flow may cross a persistent queue or a cluster, and its security context with it.
  @Test
  void survivesSerialization() throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(
        serialized(new EntraSecurityContext(authentication))))) {
      Authentication copy = ((EntraSecurityContext) in.readObject()).getAuthentication();
      assertThat(copy.getPrincipal()).isEqualTo(authentication.getPrincipal());
      assertThat(copy.getCredentials()).isNull();
      assertThat(copy.getProperties()).isEqualTo(authentication.getProperties());
    }
  }

  @Test
  void isNotChangedByThoseWhoReadIt() {
    assertThatThrownBy(() -> authentication.getProperties().put("roles", "admin"))
        .isInstanceOf(UnsupportedOperationException.class);
    Map<String, Object> before = Map.copyOf(authentication.getProperties());
    assertThat(authentication.setProperties(Map.of("a", "b")).getProperties()).isEqualTo(Map.of("a", "b"));
    assertThat(authentication.setProperties(null).getProperties()).isEmpty();
    assertThat(authentication.getProperties()).isEqualTo(before);
  }

  private static byte[] serialized(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
