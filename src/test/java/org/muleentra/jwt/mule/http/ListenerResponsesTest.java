package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mule.extension.http.api.policy.HttpPolicyResponseAttributes;
import org.muleentra.jwt.fixture.OwnClasses;

class ListenerResponsesTest {

  private final ListenerResponses responses = new ListenerResponses();

  @Test
  void saysStatusReasonAndHeaders() {
    HttpPolicyResponseAttributes attributes = (HttpPolicyResponseAttributes) responses.attributes(
        new HttpPolicyResponseAttributes(), 401, Map.of("WWW-Authenticate", "Bearer"));
    assertThat(attributes.getStatusCode()).isEqualTo(401);
    assertThat(attributes.getReasonPhrase()).isEqualTo("Unauthorized");
    assertThat(attributes.getHeaders()).containsExactly(Map.entry("WWW-Authenticate", "Bearer"));
  }

  @Test
  void takesTheClassOfTheListenerThatMadeTheRequest() throws Exception {
    for (ClassLoader connector : new ClassLoader[] {new OwnClasses(ResponseAttributesType.CLASS_NAME), new OwnClasses(ResponseAttributesType.CLASS_NAME), getClass().getClassLoader()}) {
      Class<?> type = Class.forName(ResponseAttributesType.CLASS_NAME, true, connector);
      assertThat(type.getClassLoader()).isSameAs(connector);
      Object request = type.getConstructor().newInstance();
      assertThat(responses.attributes(request, 403, Map.of())).isExactlyInstanceOf(type);
      assertThat(responses.attributes(request, 403, Map.of())).isExactlyInstanceOf(type);
    }
  }

  @Test
  void saysWhatIsWrongWhereTheAttributesAreNotAListeners() {
    assertThatThrownBy(() -> responses.attributes("text", 401, Map.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String").hasMessageContaining("HTTP listener");
    assertThatThrownBy(() -> responses.attributes(null, 401, Map.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requestAttributes is null");
  }
}
