package org.muleentra.jwt.gateway.http;

import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_POLICY_MANAGER_STATE_HANDLER;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.inject.Inject;
import javax.inject.Named;
import org.mule.extension.http.api.HttpRequestAttributes;
import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.core.api.policy.PolicyStateHandler;
import org.mule.runtime.extension.api.annotation.Alias;
import org.mule.runtime.extension.api.annotation.execution.OnError;
import org.mule.runtime.extension.api.annotation.execution.OnSuccess;
import org.mule.runtime.extension.api.annotation.execution.OnTerminate;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.extension.api.annotation.source.EmitsResponse;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.mule.runtime.extension.api.runtime.source.Source;
import org.mule.runtime.extension.api.runtime.source.SourceCallback;
import org.mule.runtime.extension.api.runtime.source.SourceCallbackContext;
import org.mule.runtime.extension.api.runtime.source.SourceCompletionCallback;
import org.mule.runtime.extension.api.runtime.source.SourceResult;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;
import org.mule.runtime.http.api.domain.request.HttpRequestContext;
import org.mule.runtime.http.api.server.RequestHandler;
import org.mule.runtime.http.api.server.RequestHandlerManager;
import org.mule.runtime.http.api.server.async.HttpResponseReadyCallback;

/** Starts a flow with every request below its path, and answers with what the flow and its policies made of it. */
@Alias("listener")
@EmitsResponse
@org.mule.runtime.extension.api.annotation.param.MediaType(
    value = org.mule.runtime.extension.api.annotation.param.MediaType.ANY, strict = false)
public class HttpListener extends Source<InputStream, HttpRequestAttributes> {

  /** The names under which the engine hands the two answers to a policy. */
  static final String RESPONSE = "response";
  static final String ERROR_RESPONSE = "errorResponse";

  private static final String ANSWER = "answer";

  /** The path to listen on; it may end in a wildcard. */
  @Parameter
  private String path;

  /** The methods to serve, with commas between; all by default. */
  @Parameter
  @Optional
  private String allowedMethods;

  /**
   * The configuration, which here may be left out.
   *
   * <p>A parameter of that name, since the SDK knows no configuration that is not required. The engine itself looks it up.
   */
  @Parameter
  @Optional
  @Alias("config-ref")
  private String config;

  @Inject
  private HttpDoor door;

  @Inject
  @Named(OBJECT_POLICY_MANAGER_STATE_HANDLER)
  private PolicyStateHandler policyStates;

  private RequestHandlerManager handler;

  @Override
  public void onStart(SourceCallback<InputStream, HttpRequestAttributes> flow) {
    RequestHandler requests = (request, answer) -> handle(flow, request, answer);
    handler = allowedMethods == null ? door.server().addRequestHandler(path, requests)
        : door.server().addRequestHandler(List.of(allowedMethods.split("\\s*,\\s*")), path, requests);
  }

  private void handle(SourceCallback<InputStream, HttpRequestAttributes> flow, HttpRequestContext request,
      HttpResponseReadyCallback answer) {
    SourceCallbackContext context = flow.createContext();
    context.setCorrelationId(UUID.randomUUID().toString());
    context.addVariable(ANSWER, answer);
    flow.handle(Result.<InputStream, HttpRequestAttributes>builder()
        .output(request.getRequest().getEntity().getContent())
        .mediaType(mediaType(request.getRequest().getHeaderValueIgnoreCase("Content-Type")))
        .attributes(RequestAttributes.of(request, path))
        .build(), context);
  }

  /** As the connector has it: the request's own or, where it names none that can be read, any; always with a charset. */
  private static MediaType mediaType(String contentType) {
    MediaType stated = MediaType.ANY;
    if (contentType != null) {
      try {
        stated = MediaType.parse(contentType);
      } catch (IllegalArgumentException unreadable) {
        // Any, then.
      }
    }
    return stated.getCharset().isPresent() ? stated : stated.withCharset(StandardCharsets.UTF_8);
  }

  @Override
  public void onStop() {
    if (handler != null) {
      handler.stop();
      handler.dispose();
    }
  }

  /** Answers with the flow's result. */
  @OnSuccess
  public void onSuccess(@ParameterGroup(name = RESPONSE, showInDsl = true) SuccessResponse response,
      SourceCallbackContext context, SourceCompletionCallback done) {
    answer(context, response, 200, done);
  }

  /** Answers for a flow or policy that ended in an error. */
  @OnError
  public void onError(@ParameterGroup(name = ERROR_RESPONSE, showInDsl = true) ErrorResponse errorResponse,
      SourceCallbackContext context, SourceCompletionCallback done) {
    answer(context, errorResponse, 500, done);
  }

  /**
   * Answers where even making the answer failed, and lets the engine forget the request.
   *
   * <p>Mule 4.1.1 itself forgets only requests that a policy let through: what its policies refuse it keeps for ever.
   */
  @OnTerminate
  public void onTerminate(SourceResult result) {
    result.getSourceCallbackContext().getCorrelationId().ifPresent(policyStates::destroyState);
    if (result.getInvocationError().isPresent()) {
      result.getSourceCallbackContext().<HttpResponseReadyCallback>getVariable(ANSWER)
          .ifPresent(answer -> answer.responseReady(HttpResponse.builder().statusCode(500).build(), Completion.IGNORED));
    }
  }

  private static void answer(SourceCallbackContext context, ListenerResponse response, int status,
      SourceCompletionCallback done) {
    context.<HttpResponseReadyCallback>getVariable(ANSWER)
        .orElseThrow(() -> new IllegalStateException("A request without a caller"))
        .responseReady(response.toHttp(status), new Completion(done));
  }
}
