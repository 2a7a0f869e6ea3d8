package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mule.extension.http.api.HttpRequestAttributes;
import org.mule.extension.http.api.HttpRequestAttributesBuilder;
import org.mule.extension.http.api.policy.HttpPolicyResponseAttributes;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.http.api.domain.CaseInsensitiveMultiMap;
import org.muleentra.jwt.core.principal.BackendHeaders;
import org.muleentra.jwt.fixture.OwnClasses;

class ForwardedRequestsTest {

  private final ForwardedRequests forwarded = new ForwardedRequests();
  private final BackendHeaders rules = new BackendHeaders("orders", Map.of(), true, true);

  private static HttpRequestAttributes request() {
    MultiMap<String, String> headers = new CaseInsensitiveMultiMap();
    headers.put("Accept", "a");
    headers.put("accept", "b");
    headers.put("Authorization", "Bearer x");
    headers.put("X_Entra_Report", "fine");
    return new HttpRequestAttributesBuilder().headers(headers).method("PUT").scheme("https").version("HTTP/1.1")
        .listenerPath("/orders/*").relativePath("/orders/7").requestPath("/api/orders/7")
        .requestUri("/api/orders/7?open=true").queryString("open=true").uriParams(Map.of("id", "7"))
        .localAddress("127.0.0.1:8081").remoteAddress("127.0.0.1:50000").build();
  }

  @Test
  void changesTheHeadersAndNothingElse() {
    HttpRequestAttributes came = request();
    HttpRequestAttributes goes =
        (HttpRequestAttributes) forwarded.attributes(came, rules, Map.of("X-Entra-Report", "would-refuse"));

    assertThat(goes).usingRecursiveComparison().ignoringFields("headers").isEqualTo(came);
    assertThat(goes.getMethod()).isEqualTo("PUT");
    assertThat(goes.getHeaders().getAll("ACCEPT")).containsExactly("a", "b");
    assertThat(goes.getHeaders().getAll("x-entra-report")).containsExactly("would-refuse");
    assertThat(goes.getHeaders().keySet()).hasSize(2);
    assertThat(came.getHeaders().keySet()).hasSize(3);
  }

  @Test
  void takesTheClassOfTheListenerThatMadeTheRequest() throws Exception {
    for (ClassLoader connector : List.of(new OwnClasses(RequestAttributesType.CLASS_NAME), new OwnClasses(RequestAttributesType.CLASS_NAME), getClass().getClassLoader())) {
      Object came = anyRequest(Class.forName(RequestAttributesType.CLASS_NAME + "Builder", true, connector));
      assertThat(came.getClass().getClassLoader()).isSameAs(connector);
      assertThat(forwarded.attributes(came, rules, Map.of())).isExactlyInstanceOf(came.getClass());
      assertThat(forwarded.attributes(came, rules, Map.of())).isExactlyInstanceOf(came.getClass());
    }
  }

  private static Object anyRequest(Class<?> type) throws Exception {
    Object builder = type.getConstructor().newInstance();
    for (Method method : type.getMethods()) {
      if (method.getReturnType() == type && method.getParameterTypes()[0] == String.class) {
        method.invoke(builder, "any");
      }
    }
    return type.getMethod("build").invoke(builder);
  }

  @Test
  void saysWhatIsWrongWhereTheAttributesAreNotAListeners() {
    assertThatThrownBy(() -> forwarded.attributes("text", rules, Map.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String").hasMessageContaining("HTTP connector 1.1");
    assertThatThrownBy(() -> forwarded.attributes(null, rules, Map.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requestAttributes is null");
    assertThatThrownBy(() -> forwarded.attributes(new HttpPolicyResponseAttributes(), rules, Map.of()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("HttpPolicyResponseAttributes");
  }
}
