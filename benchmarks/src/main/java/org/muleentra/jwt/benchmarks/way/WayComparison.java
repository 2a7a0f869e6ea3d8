package org.muleentra.jwt.benchmarks.way;

import java.io.IOException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.benchmarks.BareVerification;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.core.validation.TokenCache;

/** The whole door the first time and again, by the JDK and in native code, beside the bare verification of each provider. */
public final class WayComparison implements AutoCloseable {

  static final String BARE = "bare verification";

  private final OrdersApi first = new OrdersApi();
  private final OrdersApi again = first.remembering();
  private final List<Native> natives = new ArrayList<>();

  /** Opens all of them. */
  WayComparison() {
    NativeProviders.all().forEach(provider -> natives.add(new Native(provider, nativelyVerifying(provider))));
  }

  /** @param api whose door verifies by this provider */
  private record Native(Provider provider, OrdersApi api) {}

  /** @param args as {@code Options} reads them */
  public static void main(String[] args) throws IOException, InterruptedException {
    Report.main(Fork.class, args, WayTable::of);
  }

  /** The measuring in one virtual machine. */
  public static final class Fork {

    private Fork() {}

    /** @param args as {@link Run#take} reads them */
    public static void main(String[] args) throws IOException {
      Run.take(args, measuring -> {
        try (WayComparison ways = new WayComparison()) {
          ways.comparisons().forEach(measuring.session()::measure);
        }
      });
    }
  }

  /** As users have it: installed in the JVM, and asked for by the setting. */
  private OrdersApi nativelyVerifying(Provider provider) {
    Security.addProvider(provider);
    try {
      return first.with(SettingValues.NONE.with(TokenCache.TOKEN_CACHE, 0).with(SignatureVerifier.SIGNATURE_PROVIDER, "fastest"));
    } finally {
      Security.removeProvider(provider.getName());
    }
  }

  /** One for each size of token. */
  List<Comparison> comparisons() {
    List<Comparison> comparisons = new ArrayList<>();
    for (int groups : new int[] {6, 200}) {
      String token = first.token(groups).sign();
      String authorization = "Bearer " + token;
      again.decide(authorization);
      // Other characters in memory, as each request brings its own.
      String same = new String(authorization.toCharArray());
      List<Candidate> candidates = new ArrayList<>();
      candidates.add(Candidate.reference(BARE, new BareVerification(first.key(), token)));
      candidates.add(door("whole door", first, authorization));
      candidates.add(door("whole door again", again, same));
      for (Native each : natives) {
        String name = each.provider.getName();
        candidates.add(Candidate.against(BARE, BARE + ", " + name, new BareVerification(first.key(), token, each.provider)));
        candidates.add(door("whole door, " + name, each.api, authorization));
      }
      comparisons.add(new Comparison(groups + " groups", candidates));
    }
    return comparisons;
  }

  /** A wrong outcome is fast for the wrong reason, so it ends the run. */
  private static Candidate door(String name, OrdersApi api, String authorization) {
    return Candidate.against(BARE, name, () -> {
      if (!api.decide(authorization).admitted()) {
        throw new IllegalStateException(name + " refused a good token");
      }
      return true;
    });
  }

  @Override
  public void close() {
    first.close();
    again.close();
    natives.forEach(each -> each.api.close());
  }
}
