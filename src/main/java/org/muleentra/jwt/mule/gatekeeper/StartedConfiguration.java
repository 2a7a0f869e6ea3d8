package org.muleentra.jwt.mule.gatekeeper;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_SCHEDULER_BASE_CONFIG;

import java.util.function.Supplier;
import javax.inject.Inject;
import javax.inject.Named;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.api.lifecycle.Startable;
import org.mule.runtime.api.lifecycle.Stoppable;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerConfig;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.extension.api.annotation.param.RefName;
import org.mule.runtime.http.api.HttpService;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/**
 * Settings that are proven when the application is deployed, and what runs by them from start to stop.
 *
 * @param <R> what runs, with everything of the runtime that it holds
 */
public abstract class StartedConfiguration<R extends StartedConfiguration.Running> implements Initialisable, Startable, Stoppable {

  /** What runs; gives back everything that it holds, and never fails in it. */
  public interface Running extends AutoCloseable {

    @Override
    void close();
  }

  @RefName
  private String name;

  @Inject
  private HttpService httpService;

  @Inject
  private SchedulerService schedulerService;

  @Inject
  @Named(OBJECT_SCHEDULER_BASE_CONFIG)
  private SchedulerConfig schedulerConfig;

  private boolean proven;
  private volatile R running;

  /**
   * Proves the settings, once, and forgets their secrets.
   *
   * @throws InvalidSettingException naming the setting that is wrong
   */
  protected abstract void prove();

  /**
   * Opens what runs, or nothing when it throws.
   *
   * @param worker a name for threads, the HTTP client and the log
   * @throws InvalidSettingException naming the setting that is wrong
   */
  protected abstract R open(String worker, HttpService http, Supplier<Scheduler> schedulers);

  /** Stops the deployment when a setting is wrong, with a sentence that names it. */
  @Override
  public void initialise() throws InitialisationException {
    // The runtime may ask once more, of settings whose secrets are forgotten.
    if (!proven) {
      try {
        prove();
        proven = true;
      } catch (InvalidSettingException e) {
        throw stopped(e);
      }
    }
  }

  /** As at the deployment, where a setting can be proven only beside other configurations. */
  @Override
  public void start() throws InitialisationException {
    String worker = "entra-jwt." + name;
    try {
      running = open(worker, httpService, () -> schedulerService.ioScheduler(schedulerConfig.withName(worker)));
    } catch (InvalidSettingException e) {
      throw stopped(e);
    }
  }

  /** The configuration's name in its application. */
  protected String name() {
    return name;
  }

  private InitialisationException stopped(InvalidSettingException e) {
    return new InitialisationException(createStaticMessage("Configuration '" + name + "' of Entra JWT: " + e.getMessage()), e, this);
  }

  @Override
  public void stop() {
    R open = running;
    running = null;
    if (open != null) {
      open.close();
    }
  }

  /**
   * What runs.
   *
   * @throws IllegalStateException while the configuration is not started, so that nobody passes unseen
   */
  protected R running() {
    R open = running;
    if (open == null) {
      throw new IllegalStateException("Configuration '" + name + "' of Entra JWT is not started");
    }
    return open;
  }
}
