package org.muleentra.jwt.benchmarks.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.benchmarks.BareVerification;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;

/** The whole door beside other libraries: each work is one comparison, beside a bare verification of its own. */
public final class PeerComparison {

  static final String BARE = "bare verification";

  private PeerComparison() {}

  /** @param args as {@code Options} reads them */
  public static void main(String[] args) throws IOException, InterruptedException {
    Report.main(Fork.class, args, PeerTable::of);
  }

  /** The measuring in one virtual machine. */
  public static final class Fork {

    private Fork() {}

    /** @param args as {@link Run#take} reads them */
    public static void main(String[] args) throws IOException {
      Run.take(args, measuring -> {
        try (OrdersApi api = new OrdersApi()) {
          comparisons(api).forEach(measuring.session()::measure);
        }
      });
    }
  }

  /** In the order of the table. */
  static List<Comparison> comparisons(OrdersApi api) {
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("good, 6 groups", api.token(6).sign());
    tokens.put("good, 200 groups", api.token(200).sign());
    Arrays.stream(BadToken.values()).filter(BadToken::isTimed).forEach(bad -> tokens.put(bad.words(), bad.token(api)));
    String small = tokens.values().iterator().next();
    List<Comparison> comparisons = new ArrayList<>();
    tokens.forEach((work, token) -> {
      boolean good = work.startsWith("good");
      List<Candidate> candidates = new ArrayList<>();
      // A refusal stands against the verification of a small good token: there may be nothing to verify in its own.
      candidates.add(Candidate.reference(BARE, new BareVerification(api.key(), good ? token : small)));
      for (Peer peer : Peers.of(api)) {
        candidates.add(candidate(peer, peer.credential(token), good));
      }
      comparisons.add(new Comparison(work, candidates));
    });
    return comparisons;
  }

  /** A wrong outcome is fast for the wrong reason, so it ends the run. */
  private static Candidate candidate(Peer peer, String credential, boolean good) {
    return Candidate.against(BARE, peer.title(), () -> {
      Object outcome = peer.take(credential);
      if (outcome instanceof Caller != good) {
        throw new IllegalStateException(peer.title() + (good ? " refused a good token" : " took a bad token"));
      }
      return outcome;
    });
  }
}
