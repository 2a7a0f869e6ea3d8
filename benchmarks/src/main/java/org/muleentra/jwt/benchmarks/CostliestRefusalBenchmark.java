package org.muleentra.jwt.benchmarks;

import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** What the door spends at most on a token that anybody can make: an admission is not to be cheaper. */
public class CostliestRefusalBenchmark extends Measured {

  /** What the token is filled with. */
  @Param
  public CostlyPayload payload;

  private OrdersApi api;
  private String authorization;

  /** Makes the token. */
  @Setup
  public void open() {
    api = new OrdersApi();
    authorization = "Bearer " + payload.token(api.issuer(), Contoso.TENANT_ID, api.kid());
  }

  /** Stops the scheduler. */
  @TearDown
  public void close() {
    api.close();
  }

  /** All of it is read, and its signature verified in vain. */
  @Benchmark
  public Decision filledWith() {
    return api.decide(authorization);
  }
}
