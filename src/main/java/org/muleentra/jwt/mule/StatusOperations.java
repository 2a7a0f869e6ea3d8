package org.muleentra.jwt.mule;

import static org.mule.runtime.extension.api.annotation.param.MediaType.TEXT_PLAIN;

import java.util.Map;
import org.mule.runtime.extension.api.annotation.metadata.OutputResolver;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.MediaType;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.mule.gatekeeper.Watched;
import org.muleentra.jwt.mule.output.StatusMap;
import org.muleentra.jwt.mule.output.StatusType;

/** How a configuration fares, for Prometheus and for health endpoints. They ask nobody and wait for nothing. */
public class StatusOperations {

  /**
   * Returns the numbers of the configuration as they are now, in Prometheus' text format 0.0.4. Behind an HTTP listener answer with
   * the header {@code Content-Type: text/plain; version=0.0.4; charset=utf-8}.
   */
  @DisplayName("Read metrics")
  @Summary("Returns the metrics of this configuration in Prometheus' text format")
  @MediaType(value = TEXT_PLAIN, strict = false)
  public String readMetrics(@Config Watched config) {
    return config.vitals().metrics();
  }

  /**
   * Returns whether good callers pass now, and how each part of the configuration fares, since when; for health endpoints. Behind an
   * HTTP listener write it with {@code output application/json}.
   */
  @DisplayName("Read status")
  @Summary("Returns whether this configuration lets good callers pass now, and how its parts fare")
  @OutputResolver(output = StatusType.class)
  public Map<String, Object> readStatus(@Config Watched config) {
    return StatusMap.of(config.vitals().status());
  }
}
