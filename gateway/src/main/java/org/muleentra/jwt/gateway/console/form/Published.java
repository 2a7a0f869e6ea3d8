package org.muleentra.jwt.gateway.console.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Under which names this build's policy is published.
 *
 * @param group what it has outside of Exchange, where the organization's ID takes its place
 */
record Published(String group, String version) {

  /** As the build wrote it. */
  static Published load() {
    Properties names = new Properties();
    try (InputStream file = Published.class.getResourceAsStream("/console/policy.properties")) {
      names.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Published(names.getProperty("group"), names.getProperty("version"));
  }
}
