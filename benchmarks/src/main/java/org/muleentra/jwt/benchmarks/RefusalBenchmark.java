package org.muleentra.jwt.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.validation.ValidationParameters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Tokens that anybody can send without knowing anything: what the door spends on refusing them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
public class RefusalBenchmark {

  private static final int GROUPS = 6;

  private OrdersApi api;
  private String notAJwt;
  private String notBase64;
  private String notText;
  private String notJson;
  private String algNone;
  private String unknownKid;
  private String expired;
  private String inventedNames;
  private String inventedFractions;

  /** Makes the tokens; the first unknown kid causes the one fetch after which such fetches pause. */
  @Setup
  public void open() {
    api = new OrdersApi();
    notAJwt = "Bearer 0123456789abcdef0123456789abcdef";
    notBase64 = "Bearer " + "$a".repeat(50) + "." + "$a".repeat(500) + "." + "$a".repeat(171);
    byte[] noise = new byte[750];
    new Random(1).nextBytes(noise);
    notText = "Bearer " + threeParts(noise);
    notJson = "Bearer " + threeParts("garbage ".repeat(90).getBytes(StandardCharsets.US_ASCII));
    algNone = "Bearer " + api.token(GROUPS).unsigned().sign();
    unknownKid = "Bearer " + api.token(GROUPS).kid("bm8tc3VjaC1rZXktYW55d2hlcmU").sign();
    expired = "Bearer " + api.token(GROUPS).expiresIn(Duration.ofHours(-1)).sign();
    inventedNames = "Bearer " + longestOf(",", "{", "}", random -> '"' + Long.toString(random.nextLong() >>> 1, 36).substring(0, 8) + "\":1");
    inventedFractions = "Bearer " + longestOf(",", "{\"a\":[", "]}", random -> Double.toString(random.nextDouble()));
    api.decide(unknownKid);
  }

  /** A header of ours before as much JSON as a token may hold by default: what costs most before anything is known of a token. */
  private static String longestOf(String comma, String begin, String end, Function<Random, String> item) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String header = base64.encodeToString("{\"alg\":\"RS256\",\"kid\":\"k\"}".getBytes(StandardCharsets.US_ASCII));
    int budget = (ValidationParameters.DEFAULT_MAXIMUM_TOKEN_SIZE - header.length() - 344) / 4 * 3;
    Random random = new Random(1);
    StringBuilder json = new StringBuilder(begin).append(item.apply(random));
    for (String next = item.apply(random); json.length() + next.length() + comma.length() + end.length() <= budget;
        next = item.apply(random)) {
      json.append(comma).append(next);
    }
    return header + "." + base64.encodeToString(json.append(end).toString().getBytes(StandardCharsets.US_ASCII)) + "." + "A".repeat(342);
  }

  private static String threeParts(byte[] bytes) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String part = base64.encodeToString(bytes);
    return part.substring(0, 80) + "." + part + "." + part.substring(0, 342);
  }

  /** Stops the scheduler. */
  @TearDown
  public void close() {
    api.close();
  }

  /** An opaque word. */
  @Benchmark
  public Decision notAJwt() {
    return api.decide(notAJwt);
  }

  /** Three parts in characters that no part may hold. */
  @Benchmark
  public Decision garbageNotBase64() {
    return api.decide(notBase64);
  }

  /** Three base64url parts of noise. */
  @Benchmark
  public Decision garbageNotText() {
    return api.decide(notText);
  }

  /** Three base64url parts of plain words. */
  @Benchmark
  public Decision garbageNotJson() {
    return api.decide(notJson);
  }

  /** A well-formed token without signature. */
  @Benchmark
  public Decision algNone() {
    return api.decide(algNone);
  }

  /** As many members as there is room for, each of a name of its own. */
  @Benchmark
  public Decision inventedNames() {
    return api.decide(inventedNames);
  }

  /** As many fractions as there is room for. */
  @Benchmark
  public Decision inventedFractions() {
    return api.decide(inventedFractions);
  }

  /** A well-formed token that names a key nobody has, while fetches for such pause. */
  @Benchmark
  public Decision unknownKid() {
    return api.decide(unknownKid);
  }

  /** A good signature on an old token: refused after the verification, since before it {@code exp} is no fact. */
  @Benchmark
  public Decision expired() {
    return api.decide(expired);
  }
}
