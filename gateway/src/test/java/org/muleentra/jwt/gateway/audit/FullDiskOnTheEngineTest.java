package org.muleentra.jwt.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.tool.verify.Finding;
import org.muleentra.jwt.tool.verify.Finding.Kind;
import org.muleentra.jwt.tool.verify.Verification;

/** A disk that is full of records keeps nobody out and lets nobody in, and what is lost shows as the gap that it is. */
class FullDiskOnTheEngineTest {

  /** As many calls as write more than a file holds, many times over. */
  private static final int MOST = 300;

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  @TempDir
  private Path home;

  private final Auditor auditor = new Auditor();

  @BeforeAll
  static void needsADeviceThatIsFull() {
    assumeTrue(Files.isWritable(AuditFiles.FULL_DISK), "this system has no /dev/full");
  }

  private static void call(boolean forged) throws Exception {
    assertThat(ENGINE.get("orders", forged ? ENGINE.entra().userToken().flipSignatureBit() : ENGINE.entra().userToken()).statusCode())
        .isEqualTo(forged ? 401 : 200);
  }

  @Test
  void requestsAreAnsweredWhatIsLostIsAGapAndTheRestVerifies() throws Exception {
    int lost = 0;
    Verification verification;
    try (AuditFiles files = new AuditFiles(home, "20 KB")) {
      try (DeployedApi api = ENGINE.deploy("orders", auditor.form(home, Map.of()))) {
        for (int i = 0; i < 10; i++) {
          call(i % 3 == 0);
        }
        files.fillDisk();
        while (files.isDiskFull() && lost < MOST) {
          call(lost % 3 == 0);
          lost += files.isDiskFull() ? 1 : 0;
        }
        assertThat(files.isDiskFull()).as("the disk that log4j2 rolls over on").isFalse();
        assertThat(lost).isBetween(5, MOST - 1);
        for (int i = 0; i < 10; i++) {
          call(i % 3 == 0);
        }
      }
      files.close();
      verification = Verification.of(files.files("entra-jwt-audit"), files.files("entra-jwt-checkpoints"), auditor.certificate(), false);
    }
    assertThat(verification.findings()).extracting(Finding::kind).containsExactly(Kind.REMOVED);
    // The record of the start and ten more are before it.
    assertThat(verification.findings().get(0).sentence())
        .contains("records 12 to " + (11 + lost) + " are missing before record " + (12 + lost));
    assertThat(verification.chains()).singleElement().satisfies(chain -> {
      // What was written as log4j2 rolled over, ten more, and the stop.
      assertThat(chain.records()).isEqualTo(11 + 1 + 10 + 1);
      assertThat(chain.checkpoints()).isEqualTo(2);
    });
    assertThat(verification.isTampered()).as("nobody can tell it from a removal").isTrue();
    assertThat(List.of(verification.otherLines())).containsExactly(0L);
  }
}
