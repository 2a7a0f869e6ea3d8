package org.muleentra.jwt.benchmarks;

import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the door spends at most on a token that anybody can make: an admission is not to be cheaper. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
public class CostliestRefusalBenchmark {

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
