package org.muleentra.jwt.benchmarks.forged;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.benchmarks.BareVerification;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/**
 * What the door spends at most on a token that anybody can make, beside the same token with the signature that nobody can make: no
 * refusal is to cost more than its admission.
 */
public final class ForgedComparison implements AutoCloseable {

  static final String BARE = "bare verification";
  static final String ADMITTED = "admitted";
  static final String REFUSED = "refused";

  private static final int SMALL = 6;

  private final OrdersApi api = new OrdersApi();

  /** @param args as {@code Options} reads them */
  public static void main(String[] args) throws IOException, InterruptedException {
    Report.main(Fork.class, args, ForgedTable::of);
  }

  /** The measuring in one virtual machine. */
  public static final class Fork {

    private Fork() {}

    /** @param args as {@link Run#take} reads them */
    public static void main(String[] args) throws IOException {
      Run.take(args, measuring -> {
        try (ForgedComparison forged = new ForgedComparison()) {
          forged.comparisons().forEach(measuring.session()::measure);
        }
      });
    }
  }

  /** One for each payload. */
  List<Comparison> comparisons() {
    String small = api.token(SMALL).sign();
    List<Comparison> comparisons = new ArrayList<>();
    for (CostlyPayload payload : CostlyPayload.values()) {
      TokenBuilder token = payload.token(api);
      comparisons.add(new Comparison(payload.words(), List.of(
          Candidate.reference(BARE, new BareVerification(api.key(), small)),
          decided(BARE, ADMITTED, token),
          decided(ADMITTED, REFUSED, token.flipSignatureBit()))));
    }
    return comparisons;
  }

  /** A wrong outcome is fast for the wrong reason, so it ends the run. */
  private Candidate decided(String reference, String outcome, TokenBuilder token) {
    String authorization = "Bearer " + token.sign();
    return Candidate.against(reference, outcome, () -> {
      if (api.decide(authorization).admitted() != outcome.equals(ADMITTED)) {
        throw new IllegalStateException("It is not " + outcome);
      }
      return true;
    });
  }

  @Override
  public void close() {
    api.close();
  }
}
