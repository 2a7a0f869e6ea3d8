package org.muleentra.jwt.mule.gatekeeper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this extension, as it was built. */
final class PluginVersion {

  private PluginVersion() {
  }

  static String get() {
    Properties properties = new Properties();
    try (InputStream stored = PluginVersion.class.getResourceAsStream("/org/muleentra/jwt/version.properties")) {
      properties.load(stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
