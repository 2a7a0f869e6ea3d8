package org.muleentra.jwt.benchmarks.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muleentra.jwt.benchmarks.BareVerification;
import org.muleentra.jwt.benchmarks.MapStore;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.revocation.RevocationRequest;

/** The whole door at growing sizes, each beside the bare verification of its own token, on as many threads. */
public final class GrowthComparison {

  private final GrownTokens tokens = new GrownTokens();

  /** @param args as {@code Options} reads them */
  public static void main(String[] args) throws IOException, InterruptedException {
    Report.main(Fork.class, args, GrowthReport::of);
  }

  /** The measuring in one virtual machine. */
  public static final class Fork {

    private Fork() {}

    /** @param args as {@link Run#take} reads them */
    public static void main(String[] args) throws IOException {
      Run.take(args, measuring -> {
        GrowthComparison growth = new GrowthComparison();
        for (Dimension dimension : Dimension.values()) {
          growth.measure(dimension, measuring);
        }
      });
    }
  }

  /** The name by which memory is told. */
  static String retained(Dimension dimension, int size) {
    return dimension.words() + ' ' + candidate(size);
  }

  /** The candidate's name at this size. */
  static String candidate(int size) {
    return String.valueOf(size);
  }

  void measure(Dimension dimension, Run.Measuring measuring) {
    List<GrownApi> open = new ArrayList<>();
    try {
      // Classes that are loaded and tables that grow at the first use are not the configuration's.
      open(dimension, dimension.sizes().get(0), new MapStore()).close();
      for (int size : dimension.sizes()) {
        MapStore store = store(dimension, size);
        long before = usedHeap();
        open.add(open(dimension, size, store));
        if (dimension.ofConfiguration()) {
          measuring.retains(retained(dimension, size), Math.max(0, usedHeap() - before));
        }
      }
      measuring.session().measure(comparison(dimension, open));
    } finally {
      open.forEach(GrownApi::close);
    }
  }

  /** @param open a door for each size */
  Comparison comparison(Dimension dimension, List<GrownApi> open) {
    List<Candidate> candidates = new ArrayList<>();
    List<Integer> sizes = dimension.sizes();
    String token = tokens.token(dimension, sizes.get(0));
    for (int i = 0; i < sizes.size(); i++) {
      int size = sizes.get(i);
      GrownApi api = open.get(i);
      int threads = dimension == Dimension.THREADS ? size : 1;
      boolean own = i == 0 || dimension == Dimension.GROUPS || dimension == Dimension.THREADS;
      String reference = "bare verification" + (own ? " " + size : " " + sizes.get(0));
      if (own) {
        token = dimension == Dimension.GROUPS ? tokens.token(dimension, size) : token;
        candidates.add(Candidate.reference(reference, new BareVerification(tokens.key(), token)).on(threads));
      }
      String authorization = "Bearer " + token;
      candidates.add(Candidate.against(reference, candidate(size), () -> api.admit(authorization)).on(threads));
    }
    return new Comparison(dimension.words(), candidates);
  }

  /** A door whose keys are in memory. */
  GrownApi open(Dimension dimension, int size, MapStore store) {
    GrownApi api = new GrownApi(dimension, size, tokens, store);
    api.admit("Bearer " + tokens.token(dimension, size));
    return api;
  }

  /** A store of so many entries, if that is what grows, none of which is about the caller. */
  MapStore store(Dimension dimension, int size) {
    MapStore store = new MapStore();
    if (dimension == Dimension.REVOCATIONS && size > 0) {
      try (Background background = new Background();
           DenyList writer = DenyList.open("writer", store, background.timetable, tokens.mint().clock())) {
        String[] kinds = {"sessionId", "objectId", "tokenId", "notBefore"};
        for (int i = 0; i < size; i++) {
          writer.revoke(RevocationRequest.of(kinds[i % kinds.length], UUID.randomUUID().toString(), null).reason("Laptop lost"));
        }
      }
    }
    return store;
  }

  /** After everything that nobody holds is gone. */
  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
