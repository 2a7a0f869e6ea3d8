package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletionException;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenMint;

/** What the operator reads: enough to act, never a flood, never a stack. */
class OutageLogTest {

  private static final KeySet KEYS = KeySet.of(TokenMint.create().jwks().getBytes(StandardCharsets.UTF_8));
  private static final KeySet WITH_A_BAD_KEY =
      KeySet.of(TokenMint.create().jwks().replace("{\"keys\":[", "{\"keys\":[7,").getBytes(StandardCharsets.UTF_8));

  private final CapturedLog captured = CapturedLog.of(KeySource.class, Level.INFO);
  private final Authority authority = new Authority(Contoso.TENANT_ID, null, Collections.emptySet(), TokenVersion.V2, Hosts.of(Cloud.GLOBAL));
  private final OutageLog log = new OutageLog("orders", authority, Duration.ofHours(24));

  @AfterEach
  void stopListening() {
    captured.close();
    assertThat(captured.lines()).isNotEmpty();
    assertThat(captured.withStackTrace()).isEmpty();
    // Of many APIs with many mirrors an operator must see which of each a line speaks of.
    assertThat(captured.messages()).allSatisfy(line -> assertThat(line)
        .startsWith("Keys of " + authority + " at https://login.microsoftonline.com/" + Contoso.TENANT_ID
            + "/v2.0/.well-known/openid-configuration for orders: "));
  }

  @Test
  void tellsOfALongOutageAtDoublingDistances() {
    for (int i = 0; i < 1000; i++) {
      log.failed(new CompletionException(new OutboundException("no answer")), KEYS);
    }
    assertThat(captured.lines()).hasSize(10).allMatch(line -> line.startsWith("WARN") && line.contains("2 keys from before serve until 24 hours")
        && line.endsWith(": no answer"));
    assertThat(captured.lines()).extracting(line -> line.replaceAll(".*fetch (\\d+) failed.*", "$1"))
        .containsExactly("1", "2", "4", "8", "16", "32", "64", "128", "256", "512");
  }

  @Test
  void anOutageWithoutAnyKeyIsAnError() {
    log.failed(new OutboundException("no answer"), KeySet.NONE);
    log.expired();
    assertThat(captured.lines()).hasSize(2).allMatch(line -> line.startsWith("ERROR") && line.contains("answered 503"));
  }

  @Test
  void savedKeysAreAWarning() {
    log.restored(KEYS);
    assertThat(captured.lines()).singleElement().asString().startsWith("WARN").contains(" 2 saved ones ");
  }

  @Test
  void tellsOfTheEndOfAnOutageAndBeginsToCountAnew() {
    log.failed(new OutboundException("no answer"), KEYS);
    log.failed(new OutboundException("no answer"), KEYS);
    log.failed(new OutboundException("no answer"), KEYS);
    log.fetched(KEYS);
    log.fetched(KEYS);
    log.failed(new OutboundException("no answer"), KEYS);
    assertThat(captured.lines()).hasSize(4);
    assertThat(captured.lines().get(2)).startsWith("INFO").contains("fetched again after 3 failed fetches");
    assertThat(captured.lines().get(3)).contains("fetch 1 failed");
  }

  @Test
  void warnsOnceOfKeysThatAreLeftOutForAsLongAsTheyAre() {
    log.fetched(WITH_A_BAD_KEY);
    log.fetched(WITH_A_BAD_KEY);
    assertThat(captured.lines()).hasSize(1).allMatch(line -> line.startsWith("WARN") && line.contains(" 1 left out"));
    log.fetched(KEYS);
    log.fetched(WITH_A_BAD_KEY);
    assertThat(captured.lines()).hasSize(2);
  }
}
