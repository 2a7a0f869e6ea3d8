package org.muleentra.jwt.gateway.engine;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.api.store.ObjectStoreManager;

/**
 * What an engine gives its APIs in place of its own, so that a test can let it go wrong.
 *
 * @param schedulers makes the scheduler service that APIs see out of the engine's; the engine's own work stays with that one
 * @param objectStores where APIs keep things; empty for the engine's own
 */
public record EngineServices(UnaryOperator<SchedulerService> schedulers, Optional<ObjectStoreManager> objectStores) {

  /** The engine's own. */
  public static final EngineServices OWN = new EngineServices(UnaryOperator.identity(), Optional.empty());
}
