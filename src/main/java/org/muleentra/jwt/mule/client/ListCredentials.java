package org.muleentra.jwt.mule.client;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.mule.runtime.extension.api.annotation.error.Throws;
import org.mule.runtime.extension.api.annotation.metadata.OutputResolver;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.exception.ModuleException;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.identity.TokenException;
import org.muleentra.jwt.mule.error.EntraJwtError;

/** The operation for the credentials of our registration. */
public class ListCredentials {

  private final Clock clock = Clock.systemUTC();

  /**
   * Lists the secrets and certificates of the application's registration with their expiry and owners, as Microsoft Graph tells
   * of them; no secret is in it. Behind an HTTP listener write it with {@code output application/json}.
   */
  @DisplayName("List credentials")
  @Summary("Lists the secrets and certificates of this application's registration, with their expiry and owners")
  @OutputResolver(output = CredentialListType.class)
  @Throws(ListErrors.class)
  public void listCredentials(@Config ClientConfiguration config, CompletionCallback<List<Map<String, Object>>, Void> callback) {
    config.client().registration().whenComplete((registration, failure) -> {
      List<Map<String, Object>> output;
      try {
        if (failure != null) {
          throw ForeseenFailure.causeOf(failure);
        }
        output = CredentialMap.of(registration, clock.instant());
      } catch (TokenException e) {
        callback.error(new TokenNotGivenException(e, config.client().answer(e)));
        return;
      } catch (Throwable e) {
        callback.error(new ModuleException("The registration cannot be read: " + ForeseenFailure.sentence(e), EntraJwtError.DIRECTORY_UNAVAILABLE));
        return;
      }
      callback.success(Result.<List<Map<String, Object>>, Void>builder().output(output).build());
    });
  }
}
