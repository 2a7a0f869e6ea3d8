package org.muleentra.jwt.gateway.load.throughput;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** One way to put an API on the engine, and what its callers send. */
enum Rival {
  NO_POLICY("no policy", 200),
  /** What any policy costs: the engine hands the request on through it, and nothing is done. */
  IDLE_POLICY("a policy that does nothing", 200),
  REMEMBERED("this policy, tokens that come again", 200),
  COLD("this policy, every token verified", 200),
  REFUSING("this policy, every token refused for its signature", 401);

  private static final int TOKENS = 100;

  private static final String IDLE = MuleXml.application("""
      <http-policy:proxy name="idle">
        <http-policy:source propagateMessageTransformations="false">
          <http-policy:execute-next/>
        </http-policy:source>
      </http-policy:proxy>
      """, "http-policy");

  private final String words;
  private final int status;

  Rival(String words, int status) {
    this.words = words;
    this.status = status;
  }

  String words() {
    return words;
  }

  /** With which each of its requests is to be answered. */
  int status() {
    return status;
  }

  String path() {
    return "/" + apiName() + "/1";
  }

  private String apiName() {
    return name().toLowerCase().replace('_', '-');
  }

  /** An API that does next to nothing itself. */
  ApiSpec api(MockEntra entra) {
    return new ApiSpec(apiName(), MuleXml.application("""
        <flow name="api">
          <http:listener path="/%s/*"/>
          <set-payload value="ok"/>
        </flow>
        """.formatted(apiName()), "http"), policy(entra));
  }

  private Optional<String> policy(MockEntra entra) {
    switch (this) {
      case NO_POLICY:
        return Optional.empty();
      case IDLE_POLICY:
        return Optional.of(IDLE);
      case COLD:
        return Optional.of(policy(entra, Map.of("tokenCache", 0)));
      default:
        return Optional.of(policy(entra, Map.of()));
    }
  }

  private String policy(MockEntra entra, Map<String, ?> more) {
    return PolicyTemplate.load().render(apiName(), OrdersApi.form(entra, more));
  }

  /** What its callers bring, one after the other and then from the first again. */
  List<String> tokens(MockEntra entra) {
    return IntStream.range(0, TOKENS).mapToObj(i -> {
      TokenBuilder token = entra.userToken();
      return (this == REFUSING ? token.flipSignatureBit() : token).sign();
    }).toList();
  }
}
