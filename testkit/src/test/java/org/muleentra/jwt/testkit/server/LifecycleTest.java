package org.muleentra.jwt.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Down means refused connections, and the port is the same before and after. */
class LifecycleTest {
  private static void assertRefused(MockEntra entra) {
    assertThat(entra.isRunning()).isFalse();
    assertThatThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.1"), entra.port()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void stopsAndRestartsOnTheSamePort() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      String url = entra.keysUrl(TokenVersion.V2);
      String token = entra.userToken().sign();
      for (int i = 0; i < 3; i++) {
        Verification.verify(token, url);
        entra.stop();
        assertRefused(entra);
        entra.restart();
        assertThat(entra.keysUrl(TokenVersion.V2)).isEqualTo(url);
      }
      Verification.verify(token, url);
      assertThat(entra.requests(EntraDocument.KEYS)).isEqualTo(4);
    }
  }

  @Test
  void restartOfARunningServerIsARestart() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      entra.restart();
      assertThat(Verification.get(entra.keysUrl(TokenVersion.V2)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void reservesAPortAndStartsLater() throws Exception {
    try (MockEntra entra = MockEntra.builder().reserve()) {
      String url = entra.keysUrl(TokenVersion.V2);
      assertRefused(entra);
      entra.restart();
      Verification.verify(entra.userToken().sign(), url);
    }
  }

  @Test
  void takesTheGivenPortAndGivesItBack() throws Exception {
    int port;
    try (MockEntra first = MockEntra.builder().reserve()) {
      port = first.port();
    }
    try (MockEntra second = MockEntra.builder().port(port).start()) {
      assertThat(second.baseUrl()).isEqualTo("http://127.0.0.1:" + port);
      assertThatThrownBy(() -> MockEntra.builder().port(port).start()).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void closeIsFinalAndMayBeRepeated() {
    MockEntra entra = MockEntra.start();
    entra.close();
    entra.close();
    assertRefused(entra);
    assertThatThrownBy(entra::restart).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void listensOnOneLoopbackAddressOnly() {
    try (MockEntra entra = MockEntra.start()) {
      // A server on all addresses would answer here too.
      assertThatThrownBy(() -> new Socket().connect(new InetSocketAddress("127.0.0.2", entra.port()), 2_000))
          .isInstanceOf(IOException.class);
    }
  }
}
