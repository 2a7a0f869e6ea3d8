package org.muleentra.jwt.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;

/** Replicas that begin at once, a Graph that will not, a store that fails: tokens come all the time, and one new key in the end. */
class RotationFaultsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  static Path folder;

  private final CapturedLog log = CapturedLog.of(CertificateRotation.class, Level.INFO);
  private RotationLab lab;

  @BeforeEach
  void open() {
    lab = new RotationLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
    log.close();
  }

  private void endsWithOneNewKey() {
    lab.pass(Duration.ofHours(26), HOUR);
    assertThat(lab.registered()).hasSize(1).doesNotContain(lab.old());
    assertThat(lab.state().phase()).isEqualTo(Phase.REST);
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(log.lines());
    warnings.removeIf(line -> !line.startsWith("WARN"));
    return warnings;
  }

  /** A lock that only one of them can have. */
  private static final class OneLock implements RotationLock {

    private final AtomicBoolean taken = new AtomicBoolean();
    private int refused;

    @Override
    public boolean tryLock() {
      boolean free = taken.compareAndSet(false, true);
      refused += free ? 0 : 1;
      return free;
    }

    @Override
    public void unlock() {
      taken.set(false);
    }
  }

  /** The second looks while the first is about to write, and writes before it. */
  @Test
  void ofTwoReplicasWithoutACommonLockOneGoesOn() {
    AtomicBoolean once = new AtomicBoolean();
    lab.start(moment -> {
      if (moment.equals("before write") && once.compareAndSet(false, true)) {
        lab.start(now -> { }, RotationLock.NONE, 0.9);
      }
    });
    assertThat(log.lines()).as("both made a key").hasSize(2);
    lab.pass(Duration.ofMinutes(20), MINUTE);
    assertThat(lab.calls("addKey")).isEqualTo(1);
    assertThat(lab.registered()).hasSize(2);
    endsWithOneNewKey();
    assertThat(lab.calls("removeKey")).isEqualTo(1);
    assertThat(warnings()).isEmpty();
  }

  /** A slow machine takes longer to make a key, or to write it, than another one to make and register its own. */
  @ParameterizedTest
  @CsvSource({"making a key,13", "making a key,20", "making a key,600", "before write,13", "before write,20", "before write,600"})
  void ofTwoReplicasOneIsSlowAndOneKeyIsAdded(String moment, int seconds) {
    AtomicBoolean once = new AtomicBoolean();
    lab.start(now -> {
      if (now.equals(moment) && once.compareAndSet(false, true)) {
        lab.start(then -> { }, RotationLock.NONE, 0.1);
        lab.pass(Duration.ofSeconds(seconds));
      }
    });
    lab.pass(Duration.ofMinutes(20), Duration.ofMinutes(10));
    assertThat(lab.calls("addKey")).isEqualTo(1);
    assertThat(lab.registered()).hasSize(2);
    endsWithOneNewKey();
    assertThat(lab.calls("removeKey")).isEqualTo(1);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void ofTwoReplicasWithACommonLockOneMakesAKey() {
    OneLock lock = new OneLock();
    AtomicBoolean once = new AtomicBoolean();
    lab.start(moment -> {
      if (moment.equals("before write") && once.compareAndSet(false, true)) {
        lab.start(now -> { }, lock, 0.9);
      }
    }, lock, 0.1);
    assertThat(log.lines()).hasSize(1);
    assertThat(lock.refused).isEqualTo(1);
    endsWithOneNewKey();
  }

  /** It reads what the other has done, and signs with the new one before the old one goes. */
  @Test
  void theOtherReplicaUsesTheNewOneToo() {
    lab.start();
    lab.start(moment -> { }, RotationLock.NONE, 0.9);
    lab.pass(Duration.ofMinutes(20), MINUTE);
    lab.app.credentials().removeCertificate(lab.app.credentials().certificates().get(0).keyId());
    lab.everyMachineGetsAToken();
  }

  @Test
  void aGraphThatThrottlesIsLeftAloneForAsLongAsItSays() {
    lab.instead.put("addKey", () -> new OutboundResponse(429, Map.of("Retry-After", "300"), new byte[0]));
    lab.start();
    lab.pass(Duration.ofMinutes(30), MINUTE);
    assertThat(lab.calls("addKey")).isBetween(2L, 7L);
    assertThat(warnings()).isNotEmpty().allSatisfy(line -> assertThat(line).contains("status 429", "used on"));
    assertThat(lab.registered()).containsExactly(lab.old());
    lab.instead.clear();
    endsWithOneNewKey();
  }

  /** The mock does it, and says that it did not. */
  @ParameterizedTest
  @ValueSource(ints = {400, 401, 429, 503})
  void aGraphThatDoesWhatItRefusesIsAskedOnce(int status) {
    lab.entra.graph().fault(GraphCall.ADD_KEY, Fault.status(status));
    lab.entra.graph().fault(GraphCall.REMOVE_KEY, Fault.status(status));
    lab.start();
    lab.pass(HOUR, MINUTE);
    endsWithOneNewKey();
    assertThat(lab.calls("addKey")).isEqualTo(1);
    assertThat(lab.calls("removeKey")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 500, 503})
  void aGraphThatWillNotIsToldAndAskedAgainSeldom(int status) {
    lab.instead.put("addKey", () -> new OutboundResponse(status, Map.of(), new byte[0]));
    lab.start();
    lab.pass(Duration.ofHours(5), HOUR);
    assertThat(lab.calls("addKey")).isBetween(3L, 60L);
    assertThat(warnings()).hasSizeBetween(2, 7).allSatisfy(line -> assertThat(line).contains("addKey with status " + status));
    assertThat(lab.registered()).containsExactly(lab.old());
    lab.instead.clear();
    endsWithOneNewKey();
  }

  @Test
  void aGraphThatWillNotRemoveIsAskedAgain() {
    lab.instead.put("removeKey", () -> new OutboundResponse(503, Map.of(), new byte[0]));
    lab.start();
    lab.pass(Duration.ofHours(26), HOUR);
    assertThat(lab.registered()).hasSize(2);
    assertThat(warnings()).isNotEmpty();
    lab.instead.clear();
    endsWithOneNewKey();
  }

  @Test
  void anOutageOfEntraChangesNothing() {
    lab.start();
    lab.pass(Duration.ofMinutes(5), MINUTE);
    lab.pass(Duration.ofHours(23));
    lab.entra.sts().fault(Fault.status(503));
    lab.pass(Duration.ofHours(5));
    assertThat(lab.registered()).as("nothing is removed while nobody knows").hasSize(2);
    lab.entra.sts().heal();
    lab.entra.graph().heal();
    lab.pass(Duration.ofMinutes(10));
    endsWithOneNewKey();
  }

  /** Every use of the store fails for hours, from the n-th on. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8, 12, 20, 40})
  void aStoreThatFailsForHoursStopsNothingButTheRotation(int from) {
    int[] uses = {0};
    boolean[] fails = {true};
    lab.start(moment -> {
      if (moment.contains("read") || moment.contains("write")) {
        if (++uses[0] >= from && fails[0]) {
          throw new OutboundException("the store of the test fails");
        }
      }
    });
    lab.pass(Duration.ofSeconds(5));
    lab.pass(Duration.ofHours(6), HOUR);
    assertThat(warnings()).isNotEmpty().hasSizeLessThan(10).allSatisfy(line -> assertThat(line).contains("the store of the test fails"));
    fails[0] = false;
    lab.pass(Duration.ofMinutes(40), MINUTE);
    endsWithOneNewKey();
  }

  /** The configured one has been rotated away, so that the first token waits for the store, and comes. */
  @Test
  void theFirstTokenAfterAStartWaitsForTheStore() {
    lab.start();
    lab.pass(Duration.ofHours(26), HOUR);
    lab.stopAll();
    boolean[] fails = {true};
    RotationLab.Machine machine = lab.start(moment -> {
      if (fails[0]) {
        throw new OutboundException("the store of the test fails");
      }
    });
    var token = machine.asks().toCompletableFuture();
    assertThat(token).isNotDone();
    fails[0] = false;
    lab.pass(Duration.ofSeconds(3));
    assertThat(token).isCompleted();
  }

  /** Nothing of the store is left: the key store's certificate, which is registered no longer, is what there is. */
  @Test
  void aLostStoreLeavesTheConfiguredCertificateAndTellsThatItIsNotTaken() {
    lab.start();
    lab.pass(Duration.ofHours(26), HOUR);
    lab.stopAll();
    lab.store.entries.clear();
    RotationLab.Machine machine = lab.start();
    assertThat(machine.asks().toCompletableFuture()).isCompletedExceptionally();
    lab.app.certificate(lab.first);
    lab.pass(Duration.ofSeconds(15));
    machine.getsAToken();
  }
}
