package org.muleentra.jwt.benchmarks.way;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import org.conscrypt.Conscrypt;

/** Those that the door knows, as far as this machine has their native code. */
final class NativeProviders {

  private NativeProviders() {}

  static List<Provider> all() {
    List<Provider> all = new ArrayList<>();
    if (Conscrypt.isAvailable()) {
      all.add(Conscrypt.newProvider());
    }
    // Published for one system at a time: here for Linux on x86-64.
    if (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
      all.add(AmazonCorrettoCryptoProvider.INSTANCE);
    }
    return all;
  }
}
