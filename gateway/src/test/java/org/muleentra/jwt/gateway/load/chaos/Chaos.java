package org.muleentra.jwt.gateway.load.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.load.chaos.Stage.Part;
import org.muleentra.jwt.gateway.load.chaos.caller.Client;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker;
import org.muleentra.jwt.testkit.server.EntraDocument;

/**
 * Lets everything go wrong at once while good callers, forgers and floods call, then heals it all and waits until the gates are
 * as they were. What is wrong is a bad token let in, a good one refused, a request without an answer, and what does not recover.
 */
public final class Chaos {

  /** Shorter, and there is no time to let idle threads end before they are counted. */
  private static final Duration WHOLE = Duration.ofSeconds(30);
  private static final Duration FAIR_WEATHER = Duration.ofSeconds(2);
  private static final Duration LONG_FAIR_WEATHER = Duration.ofSeconds(8);
  /** For two cores that have nothing else to do. */
  private static final Duration SLOW_MACHINE = Duration.ofSeconds(10);
  private static final Duration START = Duration.ofSeconds(30);
  private static final long COLD_START_MILLIS = 500;
  private static final int MILLIS_A_KEY = 10_000;
  private static final int LISTED_BEFORE = 40;
  private static final int GATES = 4;
  private static final int FETCHES_A_MINUTE = 6;
  private static final int FETCHES_WITHOUT_KEYS = 6;

  private final long seed;
  private final Duration duration;
  private final int connections;
  private final Duration slowMachine;
  private final PrintStream out;
  private final Random random;
  private final Stage stage = new Stage();

  private Chaos(Duration duration, int connections, long seed, Duration slowMachine, PrintStream out) {
    this.duration = duration;
    this.connections = connections;
    this.seed = seed;
    this.slowMachine = slowMachine;
    this.out = out;
    this.random = new Random(seed);
  }

  /**
   * Runs it; returns what was not as it had to be.
   *
   * @param duration of the trouble
   * @param connections about so many requests at once
   * @param seed of all that is drawn by lot
   * @param slowMachine what the machine may add to any bound
   */
  static List<String> run(Duration duration, int connections, long seed, Duration slowMachine, PrintStream out) throws Exception {
    out.printf("%d seconds of chaos, %d connections, seed %d%n", duration.toSeconds(), connections, seed);
    try (GateLog log = GateLog.open(); AuditTrail audit = AuditTrail.open()) {
      return new Chaos(duration, connections, seed, slowMachine, out).run(log, audit);
    }
  }

  private Random lot() {
    return new Random(random.nextLong());
  }

  private List<String> run(GateLog log, AuditTrail audit) throws Exception {
    try (Bed bed = new Bed(lot())) {
      return run(bed, log, new Court(seed, stage, audit));
    } finally {
      stage.enter(Part.OVER);
    }
  }

  private List<String> run(Bed bed, GateLog log, Court court) throws Exception {
    Troubles troubles = bed.troubles();
    Plan plan = Plan.of(lot(), duration, troubles.fixed(duration.toMillis()), troubles.places());
    Client client = new Client(bed.engine.uri("/"), slowMachine, bed.schedulers()::nanosFull);
    int rollovers = (int) Math.max(2, duration.toMillis() / MILLIS_A_KEY);
    Cast cast = new Cast(bed.entra, client, court, stage, lot(), connections, rollovers + 1);
    Revoker revoker = new Revoker(bed.entra, client, lot());
    Recovery start = new Recovery(court, slowMachine);
    new Hopes(cast, client, revoker, lot()).atStart(start, START);
    start.await();
    for (int i = 0; i < LISTED_BEFORE; i++) {
      revoker.revoke("/" + Bed.SOUND_DESK);
    }

    out.printf("%6.1f s %s%n", stage.seconds(), Part.FAIR);
    cast.enter();
    Thread.sleep((isWhole() ? LONG_FAIR_WEATHER : FAIR_WEATHER).toMillis());
    Baseline baseline = Baseline.now(bed);

    enter(Part.TROUBLED);
    cast.revoke();
    Latecomers latecomers = new Latecomers(bed, cast.users, client, court, stage, lot(), isWhole());
    cast.run("latecomers", latecomers);
    play(plan, bed, cast, court, rollovers);

    enter(Part.HEALED);
    cast.freshUsers.rollOver();
    Recovery recovery = new Recovery(court, slowMachine);
    Hopes hopes = new Hopes(cast, client, revoker, lot());
    hopes.afterHealing(recovery);
    recovery.await();
    enter(Part.SOUND);
    hopes.whenSound(recovery);
    recovery.await();
    Thread.sleep(FAIR_WEATHER.toMillis());

    enter(Part.FLOODED);
    hopes.afterWithdrawal(recovery);
    recovery.await();
    enter(Part.OVER);
    cast.leave();
    bed.retireColdApi();
    baseline.isRestored(bed, court);
    requireFewFetches(bed, court, latecomers);
    log.unforeseen().forEach((line, count) -> court.complain("unforeseen", count + " times: " + line));
    new Report(out).print(plan, court, recovery, bed, log, String.format(
        "%d keys rolled in, %d tokens revoked, %d APIs came and went, %d key documents fetched", cast.freshUsers.rolled(),
        cast.revoked.all().size(), latecomers.deployed(), bed.entra.requests(EntraDocument.KEYS)));
    return court.violations();
  }

  /** Of all gates together: each may ask six times a minute, and some times more while it has no keys. */
  private void requireFewFetches(Bed bed, Court court, Latecomers latecomers) {
    long minutes = 1 + (long) stage.seconds() / 60;
    long most = (GATES + latecomers.deployed()) * (FETCHES_A_MINUTE * minutes + FETCHES_WITHOUT_KEYS);
    int fetches = bed.entra.requests(EntraDocument.DISCOVERY);
    if (fetches > most) {
      court.complain("too many fetches", fetches + ", at most " + most);
    }
  }

  private void enter(Part part) {
    stage.enter(part);
    out.printf("%6.1f s %s%n", stage.seconds(), part);
  }

  private boolean isWhole() {
    return duration.compareTo(WHOLE) >= 0;
  }

  private void play(Plan plan, Bed bed, Cast cast, Court court, int rollovers) throws InterruptedException {
    Player player = new Player(plan);
    player.at(COLD_START_MILLIS, () -> {
      try {
        bed.startCold();
      } catch (DeploymentException e) {
        court.complain("no deployment", Bed.COLD + ": " + e.getMessage());
      }
    });
    for (int i = 0; i < rollovers; i++) {
      player.at(duration.toMillis() * (i + 1) / (rollovers + 1), cast.freshUsers::rollOver);
    }
    player.play(duration.toMillis());
  }

  /** Arguments: seconds (180), connections (32), and {@code --seed N}; without a seed one is drawn. */
  public static void main(String[] arguments) throws Exception {
    Arguments given = Arguments.of(arguments);
    try {
      System.exit(run(given.duration(), given.connections(), given.seed(), SLOW_MACHINE, System.out).isEmpty() ? 0 : 1);
    } catch (Exception e) {
      e.printStackTrace();
      // Threads of a bed that did not start would keep the process.
      System.exit(2);
    }
  }
}
