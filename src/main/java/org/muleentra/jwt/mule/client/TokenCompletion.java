package org.muleentra.jwt.mule.client;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.identity.AccessToken;
import org.muleentra.jwt.core.identity.TokenException;

/** Hands a token to the runtime exactly once; what goes wrong on the way is an error, never silence. */
final class TokenCompletion {

  private TokenCompletion() {}

  static void complete(CompletionStage<AccessToken> stage, ClientConfiguration config, CompletionCallback<Map<String, Object>, Void> callback) {
    stage.whenComplete((token, failure) -> {
      Map<String, Object> output;
      try {
        if (failure != null) {
          throw ForeseenFailure.causeOf(failure);
        }
        output = AccessTokenMap.of(token);
      } catch (TokenException e) {
        callback.error(new TokenNotGivenException(e, config.client().answer(e)));
        return;
      } catch (Throwable e) {
        // Even an Error: a callback never called would leave the flow hanging for good.
        callback.error(e);
        return;
      }
      callback.success(Result.<Map<String, Object>, Void>builder().output(output).build());
    });
  }
}
