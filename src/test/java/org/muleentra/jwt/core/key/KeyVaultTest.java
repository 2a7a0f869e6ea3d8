package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What the operator reads of saved keys: whose they are, for which configuration, and in which store. */
class KeyVaultTest {

  private static final String WHOSE = "WARN Keys of " + KeyGate.CONTOSO + " at https://login.microsoftonline.com/" + Contoso.TENANT_ID
      + "/v2.0/.well-known/openid-configuration for orders";

  private static final class Store implements SavedKeys {

    private RuntimeException failure;
    private KeyDocument document;

    @Override
    public void save(String authority, KeyDocument newDocument) {
      fail();
    }

    @Override
    public KeyDocument load(String authority) {
      fail();
      return document;
    }

    private void fail() {
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public String toString() {
      return "object store kept";
    }
  }

  private final Store store = new Store();
  private final KeyGate gate = new KeyGate(store);
  private final CapturedLog log = CapturedLog.of(KeyVault.class, Level.WARN);

  @AfterEach
  void stopListening() {
    log.close();
    assertThat(log.withStackTrace()).isEmpty();
    gate.close();
  }

  @Test
  void tellsThatNothingCouldBeSaved() {
    store.failure = new OutboundException("disk full");
    gate.source.preload();
    assertThat(log.lines()).containsExactly(WHOSE + " could not be saved in object store kept: disk full");
  }

  @Test
  void tellsThatNothingCouldBeRead() {
    gate.down = true;
    store.failure = new UnsupportedOperationException("no");
    gate.source.preload();
    assertThat(log.lines()).containsExactly(WHOSE + " could not be read from object store kept: java.lang.UnsupportedOperationException: no");
  }

  @Test
  void tellsThatWhatWasSavedIsTooOld() {
    store.document = new KeyDocument(gate.jwks().getBytes(StandardCharsets.UTF_8), gate.clock.millis());
    gate.pass(Duration.ofDays(2));
    gate.down = true;
    gate.source.preload();
    assertThat(log.lines()).containsExactly(WHOSE + ": those saved in object store kept are too old, or of the future, and are not used");
  }
}
