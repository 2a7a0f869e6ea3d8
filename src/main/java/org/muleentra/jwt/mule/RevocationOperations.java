package org.muleentra.jwt.mule;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;
import static org.mule.runtime.api.meta.ExpressionSupport.SUPPORTED;
import static org.mule.runtime.api.meta.model.operation.ExecutionType.BLOCKING;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.error.Throws;
import org.mule.runtime.extension.api.annotation.execution.Execution;
import org.mule.runtime.extension.api.annotation.metadata.OutputResolver;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.runtime.config.ConfigurationProvider;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.core.audit.AuditEvent;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.revocation.InvalidRevocationException;
import org.muleentra.jwt.core.revocation.Revocation;
import org.muleentra.jwt.core.revocation.RevocationStoreException;
import org.muleentra.jwt.mule.error.RevocationErrors;
import org.muleentra.jwt.mule.error.RevocationException;
import org.muleentra.jwt.mule.output.RevocationListType;
import org.muleentra.jwt.mule.output.RevocationMap;
import org.muleentra.jwt.mule.output.RevocationType;
import org.muleentra.jwt.mule.setting.FixedSettings;
import org.muleentra.jwt.mule.security.Actors;
import org.muleentra.jwt.mule.setting.RevokedTokens;

/** The operations on the deny list: they use the object store, and so never run on a thread that must not wait. */
public class RevocationOperations implements Initialisable {

  @Inject
  private Registry registry;

  /** Stops the deployment where the operations could do nothing but fail. */
  @Override
  public void initialise() throws InitialisationException {
    FixedSettings.require(registry, EntraJwtExtension.NAME, this);
    for (ConfigurationProvider provider : registry.lookupAllByType(ConfigurationProvider.class)) {
      if (EntraJwtExtension.NAME.equals(provider.getExtensionModel().getName()) && hasDenyList(provider)) {
        return;
      }
    }
    throw new InitialisationException(createStaticMessage(
        "revocationObjectStore of " + EntraJwtExtension.NAME + " must be set for the operations on the deny list"), this);
  }

  /** A configuration without expressions is the same for every event, and so for none. */
  private static boolean hasDenyList(ConfigurationProvider provider) {
    Object configuration = provider.get(null).getValue();
    return configuration instanceof EntraJwtConfiguration && ((EntraJwtConfiguration) configuration).hasDenyList();
  }

  /**
   * Puts tokens on the deny list of the configuration, whose decisions refuse them when this has ended; others that share
   * the object store follow within seconds. Returns the entry; behind an HTTP listener write it with {@code output
   * application/json}.
   */
  @DisplayName("Revoke")
  @Summary("Refuses tokens from now on, although they are valid")
  @Execution(BLOCKING)
  @OutputResolver(output = RevocationType.class)
  @Throws(RevocationErrors.class)
  public Map<String, Object> revoke(
      @Config EntraJwtConfiguration config,
      @ParameterGroup(name = "Tokens") RevokedTokens tokens,
      @Optional @Expression(SUPPORTED) @Placement(order = 4)
      @DisplayName("Not before")
      @Summary("Of kind notBefore: tokens issued before this time are refused; now by default. ISO 8601, or seconds "
          + "since the epoch.")
      @Example("2026-03-01T12:00:00Z") String notBefore,
      @Optional @Expression(SUPPORTED) @Placement(order = 5)
      @DisplayName("Expires at")
      @Summary("Until when the entry is in force; by default for as long as a token issued until now can live. ISO "
          + "8601, or seconds since the epoch.")
      @Example("2026-03-02T16:00:00Z") String expiresAt,
      @Optional @Expression(SUPPORTED) @Placement(order = 6)
      @DisplayName("Reason")
      @Summary("Why, for readers of the list: at most 200 characters.")
      @Example("Laptop lost, ticket 4711") String reason,
      AuthenticationHandler authentication) {
    return on(config, list -> {
      Revocation revoked = list.revoke(tokens.request().notBefore(notBefore).expiresAt(expiresAt).reason(reason));
      config.gatekeeper().record(AuditEvent.revoked(Actors.in(authentication), revoked));
      return RevocationMap.of(revoked);
    });
  }

  /**
   * Takes tokens from the deny list, by the same kind, value and tenant with which they were revoked. Returns the entries
   * taken; behind an HTTP listener write them with {@code output application/json}.
   */
  @DisplayName("Reinstate")
  @Summary("Removes tokens from the deny list, and returns the removed entries")
  @Execution(BLOCKING)
  @OutputResolver(output = RevocationListType.class)
  @Throws(RevocationErrors.class)
  public List<Map<String, Object>> reinstate(
      @Config EntraJwtConfiguration config,
      @ParameterGroup(name = "Tokens") RevokedTokens tokens,
      AuthenticationHandler authentication) {
    return on(config, list -> {
      Collection<Revocation> reinstated = list.reinstate(tokens.request());
      reinstated.forEach(each -> config.gatekeeper().record(AuditEvent.reinstated(Actors.in(authentication), each)));
      return reinstated.stream().map(RevocationMap::of).collect(Collectors.toList());
    });
  }

  /** Reads the deny list from the object store; behind an HTTP listener write it with {@code output application/json}. */
  @DisplayName("List revoked")
  @Summary("Returns the entries of the deny list that are in force")
  @Execution(BLOCKING)
  @OutputResolver(output = RevocationListType.class)
  @Throws(RevocationErrors.class)
  public List<Map<String, Object>> listRevoked(@Config EntraJwtConfiguration config) {
    return on(config, list -> list.list().stream().map(RevocationMap::of).collect(Collectors.toList()));
  }

  private static <T> T on(EntraJwtConfiguration config, Function<DenyList, T> work) {
    try {
      return work.apply(config.gatekeeper().denyList());
    } catch (InvalidRevocationException e) {
      throw new RevocationException(e);
    } catch (RevocationStoreException e) {
      throw new RevocationException(e);
    }
  }
}
