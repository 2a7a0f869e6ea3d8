package org.muleentra.jwt.gateway.http;

import org.mule.runtime.extension.api.runtime.source.SourceCompletionCallback;
import org.mule.runtime.http.api.server.async.ResponseStatusCallback;

/** Tells the engine how the sending of an answer ended. */
record Completion(SourceCompletionCallback done) implements ResponseStatusCallback {

  /** For an answer whose fate no longer matters to a flow. */
  static final ResponseStatusCallback IGNORED = new ResponseStatusCallback() {

    @Override
    public void responseSendFailure(Throwable failure) {
      // The flow is over.
    }

    @Override
    public void responseSendSuccessfully() {
      // The flow is over.
    }
  };

  @Override
  public void responseSendFailure(Throwable failure) {
    done.error(failure);
  }

  @Override
  public void responseSendSuccessfully() {
    done.success();
  }
}
