package org.muleentra.jwt.core.status;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;

/**
 * The numbers and the status of one running configuration. It lives and ends with that: nothing is registered anywhere, no thread is
 * started, and what nobody asks for is not made. Thread-safe; never blocks.
 */
public final class Vitals {

  /** What Maven writes into the jar; the same plugin for Java 21 has another name. */
  private static final String[] ARTIFACTS = {"entra-jwt-extension", "entra-jwt-extension-java21"};

  /** The version of what runs, as the jar states it; {@code unknown} outside one. */
  private static final String VERSION = version();

  private final String config;
  private final List<VitalSign> signs;

  /** @param config the configuration's name, as the log has it */
  public Vitals(String config, VitalSign... signs) {
    this.config = config;
    this.signs = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(signs)));
  }

  private static String version() {
    for (String artifact : ARTIFACTS) {
      try (InputStream stated = Vitals.class.getResourceAsStream("/META-INF/maven/org.muleentra/" + artifact + "/pom.properties")) {
        if (stated != null) {
          Properties properties = new Properties();
          properties.load(stated);
          return properties.getProperty("version", "unknown");
        }
      } catch (IOException | IllegalArgumentException unreadable) {
        // It is told as unknown.
      }
    }
    return "unknown";
  }

  /** All numbers as they are now, in Prometheus' text format ({@link Samples#MEDIA_TYPE}). */
  public String metrics() {
    return samples().text();
  }

  /** All numbers as they are now. */
  public Samples samples() {
    Samples samples = new Samples(config);
    samples.add(Metric.BUILD_INFO, 1, VERSION);
    List<PartStatus> parts = status().parts();
    parts.forEach(part -> samples.add(Metric.READY, part.state().isReady() ? 1 : 0, part.part()));
    parts.forEach(part -> samples.add(Metric.DEGRADED, part.state().needsLook() ? 1 : 0, part.part()));
    signs.forEach(sign -> sign.measure(samples));
    return samples;
  }

  /** How all parts fare now. */
  public Status status() {
    List<PartStatus> parts = new ArrayList<>();
    signs.forEach(sign -> parts.addAll(sign.status()));
    return new Status(config, parts);
  }
}
