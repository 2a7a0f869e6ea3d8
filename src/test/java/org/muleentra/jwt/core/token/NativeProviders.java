package org.muleentra.jwt.core.token;

import java.security.Provider;
import java.util.ArrayList;
import java.util.List;

/** Those that a JVM may have installed, as far as this machine has their native code. */
final class NativeProviders {

  private NativeProviders() {}

  static List<Provider> all() {
    List<Provider> all = new ArrayList<>();
    if (org.conscrypt.Conscrypt.isAvailable()) {
      all.add(org.conscrypt.Conscrypt.newProvider());
    }
    // Published for one system at a time: here for Linux on x86-64.
    if (com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
      all.add(com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider.INSTANCE);
    }
    return all;
  }
}
