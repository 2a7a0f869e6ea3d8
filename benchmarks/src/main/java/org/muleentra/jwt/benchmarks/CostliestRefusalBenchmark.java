package org.muleentra.jwt.benchmarks;

import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the door spends at most on a token that anybody can make, beside the same token with the signature that nobody can make: no
 * refusal is to cost more than its admission.
 */
public class CostliestRefusalBenchmark extends Measured {

  /** What the token is filled with. */
  @Param
  public CostlyPayload payload;

  private OrdersApi api;
  private String good;
  private String forged;

  /** Makes the token. */
  @Setup
  public void open() {
    api = new OrdersApi();
    TokenBuilder token = payload.token(api);
    good = "Bearer " + token.sign();
    forged = "Bearer " + token.flipSignatureBit().sign();
  }

  /** Stops the scheduler. */
  @TearDown
  public void close() {
    api.close();
  }

  /** All of it is read, and its signature verified in vain. */
  @Benchmark
  public Decision refused() {
    return api.decide(forged);
  }

  /** The same without the one bit that is wrong. */
  @Benchmark
  public Decision admitted() {
    return api.decide(good);
  }
}
