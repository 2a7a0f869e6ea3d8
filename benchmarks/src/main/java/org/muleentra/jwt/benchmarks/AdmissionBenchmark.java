package org.muleentra.jwt.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.token.CompactJws;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.core.token.VerifiedToken;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A good token: what each way of accepting it costs beside the bare signature verification. */
public class AdmissionBenchmark extends Measured {

  /**
   * 6 groups make a token of about 1.5 kB, 200 (the most that Entra lists) one of about 11 kB; 440 names, as of groups and app
   * roles together, fill the longest token that is read by default.
   */
  @Param({"6", "200", "440"})
  public int groups;

  private OrdersApi api;
  private OrdersApi remembering;
  private JWTProcessor<SecurityContext> nimbus;
  private RSAPublicKey key;
  private String token;
  private String authorization;
  private String again;
  private BareVerification bare;

  /** Makes the token and warms the keys. */
  @Setup
  public void open() {
    api = new OrdersApi();
    nimbus = api.nimbus();
    key = api.key();
    token = api.token(groups).sign();
    authorization = "Bearer " + token;
    remembering = api.remembering();
    remembering.decide(authorization);
    // Other characters in memory, as each request brings its own.
    again = new String(authorization.toCharArray());
    bare = new BareVerification(key, token);
  }

  /** Stops the scheduler. */
  @TearDown
  public void close() {
    api.close();
    remembering.close();
  }

  /** The measure of all else: the JDK verifies bytes that lie ready. */
  @Benchmark
  public boolean bareVerify() throws GeneralSecurityException {
    return bare.call();
  }

  /** The core's parse and verification alone. */
  @Benchmark
  public Outcome<VerifiedToken> parseAndVerify() {
    return CompactJws.parse(token).value().verify(key, SignatureVerifier.OF_THE_JVM, null);
  }

  /** The whole door: header value in, decision out. */
  @Benchmark
  public Decision gatekeeper() {
    return api.decide(authorization);
  }

  /** The whole door again, for a token that it admitted before. */
  @Benchmark
  public Decision gatekeeperAgain() {
    return remembering.decide(again);
  }

  /** The peer. */
  @Benchmark
  public JWTClaimsSet nimbus() throws ParseException, BadJOSEException, JOSEException {
    return nimbus.process(token, null);
  }
}
