package org.muleentra.jwt.benchmarks;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.revocation.RevocationStore;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.CompactJws;
import org.muleentra.jwt.core.token.SignatureVerifier;

/** What a long deny list costs, in memory and beside the bare store; prints what docs/use/revocation.md tells. */
public final class DenyListMeasure {

  private static final int ROUNDS = 15;
  private static final int SHORT_ROUNDS = 2_000;
  private static final int DECISIONS = 500;
  private static final int VERIFICATIONS = 10;

  private DenyListMeasure() {}

  /** @param args how many entries; 100,000 by default */
  public static void main(String[] args) {
    int entries = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(4, task -> {
      Thread thread = new Thread(task, "deny list");
      thread.setDaemon(true);
      return thread;
    });
    Timetable timetable = Timetable.open("benchmark", scheduler, System::nanoTime);
    try (OrdersApi api = new OrdersApi()) {
      Claims claims = CompactJws.parse(api.token(6).claim("sid", UUID.randomUUID().toString()).claim("uti", "AbC-_9").sign()).value()
          .verify(api.key(), SignatureVerifier.OF_THE_JVM, null).value().claims();
      MapStore store = new MapStore();
      DenyList writer = open(store, timetable);
      fill(writer, entries);
      writer.close();
      writer = null;

      // The scheduler holds what was cancelled until it would have been due.
      LockSupport.parkNanos(15_000_000_000L);
      long before = usedHeap();
      DenyList full = open(store, timetable);
      long after = usedHeap();
      DenyList empty = open(new MapStore(), timetable);
      long bare = undisturbed(ROUNDS, () -> store.readAll().size());
      long first = undisturbed(ROUNDS, () -> {
        DenyList list = open(store, timetable);
        list.close();
        return list;
      });
      long listing = undisturbed(ROUNDS, () -> store.keys().size());
      long reading = undisturbed(ROUNDS, () -> full.list().size());
      System.out.printf("entries: %,d%n", entries);
      System.out.printf("memory of the list: %.1f MB, %d bytes an entry%n", (after - before) / 1e6, (after - before) / entries);
      System.out.printf("start until it decides, beside the bare retrieval of all: %.2f%n", (double) first / bare);
      System.out.printf("reading of an unchanged store (list-revoked), beside its bare listing: %.2f%n", (double) reading / listing);
      double verification = verification(api.key());
      System.out.printf("decision about somebody else, in bare verifications: %.5f, with an empty list %.5f%n",
          decision(full, claims) / verification, decision(empty, claims) / verification);
      full.close();
      empty.close();
    } finally {
      timetable.close();
      scheduler.shutdownNow();
    }
  }

  private static DenyList open(RevocationStore store, Timetable timetable) {
    DenyList list = DenyList.open("measured", store, timetable, Clock.systemUTC());
    while (!list.isSettled()) {
      LockSupport.parkNanos(20_000);
    }
    return list;
  }

  private static void fill(DenyList list, int entries) {
    String[] kinds = {"sessionId", "objectId", "tokenId", "notBefore"};
    for (int i = 0; i < entries; i++) {
      list.revoke(RevocationRequest.of(kinds[i % kinds.length], UUID.randomUUID().toString(), null).reason("Laptop lost, ticket 4711"));
    }
  }

  /** In nanoseconds. */
  private static double decision(DenyList list, Claims claims) {
    return (double) undisturbed(SHORT_ROUNDS, () -> {
      for (int i = 0; i < DECISIONS; i++) {
        if (list.refusalOf(claims) != null) {
          throw new IllegalStateException("refused");
        }
      }
      return null;
    }) / DECISIONS;
  }

  /** In nanoseconds; of a signature that is none, which costs the same. */
  private static double verification(RSAPublicKey key) {
    byte[] none = new byte[256];
    none[255] = 1;
    return (double) undisturbed(SHORT_ROUNDS, () -> {
      try {
        for (int i = 0; i < VERIFICATIONS; i++) {
          Signature verifier = Signature.getInstance("SHA256withRSA");
          verifier.initVerify(key);
          verifier.update(none);
          verifier.verify(none);
        }
        return null;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }) / VERIFICATIONS;
  }

  /** In nanoseconds, of the round that was disturbed least. */
  private static long undisturbed(int rounds, Supplier<?> work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      work.get();
      least = Math.min(least, System.nanoTime() - begin);
    }
    return least;
  }

  private static long usedHeap() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
