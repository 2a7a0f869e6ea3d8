package org.muleentra.jwt.gateway.probe;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.core.api.security.SecurityManager;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.error.Throws;
import org.mule.runtime.extension.api.annotation.metadata.OutputResolver;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.ConfigOverride;
import org.mule.runtime.extension.api.annotation.param.MediaType;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.exception.ModuleException;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;

public class ProbeOperations implements Initialisable {

  @Inject
  private SchedulerService schedulers;

  @Inject
  private SecurityManager security;

  private Scheduler scheduler;

  @Override
  public void initialise() throws InitialisationException {
    if (security.getProvider(ProbeSecurityProvider.NAME) == null) {
      ProbeSecurityProvider provider = new ProbeSecurityProvider();
      provider.initialise();
      security.addProvider(provider);
    }
    scheduler = schedulers.ioScheduler();
  }

  /** Decides, on this thread or another, and authenticates whom it admits. */
  @OutputResolver(output = ProbeDecisionType.class)
  public void decide(@Config ProbeConfig config,
      @Optional(defaultValue = "#[attributes.headers]") MultiMap<String, String> headers,
      @Optional(defaultValue = "false") boolean elsewhere,
      AuthenticationHandler authentication,
      CompletionCallback<Map<String, Object>, Void> callback) {
    Runnable work = () -> {
      try {
        callback.success(Result.<Map<String, Object>, Void>builder().output(decision(config, headers, authentication)).build());
      } catch (Exception e) {
        callback.error(e);
      }
    };
    if (elsewhere) {
      scheduler.execute(work);
    } else {
      work.run();
    }
  }

  private static Map<String, Object> decision(ProbeConfig config, MultiMap<String, String> headers,
      AuthenticationHandler authentication) throws Exception {
    List<String> values = headers.getAll("Authorization");
    Map<String, Object> decision = new HashMap<>();
    boolean admitted = values.size() == 1 && values.get(0).startsWith("Bearer ");
    decision.put("admitted", admitted);
    decision.put("status", values.size() > 1 ? 400 : 401);
    decision.put("body", "{\"title\":\"refused\"}");
    if (admitted) {
      Map<String, Object> properties = new HashMap<>();
      properties.put("tenants", config.tenants);
      properties.put("roleMappings", config.roleMappings);
      properties.put("realm", config.realm);
      properties.put("thread", Thread.currentThread().getName());
      authentication.setAuthentication(new ProbeAuthentication(values.get(0).substring(7), properties));
    }
    return decision;
  }

  /** Shows which list arrives where the configuration's may be overridden. */
  @MediaType(value = MediaType.TEXT_PLAIN, strict = false)
  public String overridden(@Config ProbeConfig config, @ConfigOverride @Expression(NOT_SUPPORTED) List<String> tenants,
      @ConfigOverride @Expression(NOT_SUPPORTED) String realm) {
    return "tenants=" + tenants + " realm=" + realm;
  }

  /** Makes the HTTP answer of a decision. */
  @OutputResolver(output = ProbeDecisionType.AnyType.class, attributes = ProbeDecisionType.AnyAttributes.class)
  public Result<Object, Object> answer(Map<String, Object> decision, Object requestAttributes) throws Exception {
    Class<?> type = Class.forName("org.mule.extension.http.api.policy.HttpPolicyResponseAttributes", true,
        requestAttributes.getClass().getClassLoader());
    Object attributes = type.getConstructor().newInstance();
    Method status = type.getMethod("setStatusCode", Integer.class);
    status.invoke(attributes, decision.get("status"));
    MultiMap<String, String> headers = new MultiMap<>();
    headers.put("WWW-Authenticate", "Bearer realm=\"probe\"");
    headers.put("Content-Type", "application/problem+json");
    type.getMethod("setHeaders", MultiMap.class).invoke(attributes, headers);
    return Result.builder().output(decision.get("body")).attributes(attributes).build();
  }

  /** Raises a typed error, on this thread or another. */
  @Throws(ProbeErrors.class)
  @OutputResolver(output = ProbeDecisionType.class)
  public void validate(@Optional(defaultValue = "#[attributes.headers['authorization']]") String token,
      @Optional(defaultValue = "false") boolean elsewhere, CompletionCallback<Map<String, Object>, Void> callback) {
    ModuleException expired = new ModuleException("exp has passed", ProbeError.TOKEN_EXPIRED);
    if (elsewhere) {
      scheduler.execute(() -> callback.error(expired));
    } else {
      callback.error(expired);
    }
  }

  /** Raises the same error from the operation's own frame. */
  @Throws(ProbeErrors.class)
  @OutputResolver(output = ProbeDecisionType.class)
  public Map<String, Object> validateBlocking(@Optional(defaultValue = "#[attributes.headers['authorization']]") String token) {
    throw new ModuleException("exp has passed", ProbeError.TOKEN_EXPIRED);
  }
}
