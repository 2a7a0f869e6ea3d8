package org.muleentra.jwt.gateway.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short proof with two replicas, so that the whole still runs when somebody wants it. */
class ReplicasOnTheEngineTest {

  @TempDir
  private Path folder;

  @Test
  void twoReplicasShareAndOneIsKilledAndNothingIsLost() throws Exception {
    assertThat(Proof.run(2, new Proof.Extent(60, 4, false), folder, System.out)).isEmpty();
  }
}
