package org.muleentra.jwt.gateway.redeployment;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/** Loads the extension and its libraries for itself, and everything else where the runtime has it, as a plugin's loader does. */
final class ThrowAwayLoader extends URLClassLoader {

  private static final String[] OWN = {"org.muleentra.jwt.core.", "org.muleentra.jwt.mule.", "com.nimbusds.", "com.fasterxml.",
      "com.github.benmanes.",
      Visit.class.getName()};

  /** @param samples a class out of each jar or folder to load from */
  ThrowAwayLoader(Class<?>... samples) {
    super(Arrays.stream(samples).map(sample -> sample.getProtectionDomain().getCodeSource().getLocation()).toArray(URL[]::new),
        ThrowAwayLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    // The record by which the two sides meet is the runtime's.
    if (Arrays.stream(OWN).noneMatch(name::startsWith) || name.equals(Visit.Runtime.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }
}
