package org.muleentra.jwt.gateway.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof with two replicas, few requests and a renewal that is not awaited, so that it still runs when somebody wants all of it. */
class ReplicasOnTheEngineTest {

  @TempDir
  private Path folder;

  @Test
  void twoReplicasShareAndOneIsKilledAndNothingIsLost() throws Exception {
    assertThat(Proof.run(2, new Proof.Extent(60, 4, false), folder, System.out)).isEmpty();
  }
}
