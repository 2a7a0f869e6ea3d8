package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.util.MultiMap;

class HttpRequestViewTest {

  @Test
  void findsEveryValueOfAHeaderInAnyCase() {
    MultiMap<String, String> headers = new MultiMap<>();
    headers.put("Authorization", "Bearer a");
    headers.put("authorization", List.of("Bearer b", "Bearer c"));
    headers.put("accept", "text/html");
    assertThat(new HttpRequestView(headers, null).headerValues("AUTHORIZATION"))
        .containsExactly("Bearer a", "Bearer b", "Bearer c");
  }

  @Test
  void countsAHeaderWithoutAValue() {
    MultiMap<String, String> headers = new MultiMap<>();
    headers.put("authorization", (String) null);
    headers.put("authorization", "Bearer a");
    assertThat(new HttpRequestView(headers, null).headerValues("authorization")).containsExactly("", "Bearer a");
  }

  @Test
  void hasNothingWhereTheMessageHasNoHttpAttributes() {
    HttpRequestView view = new HttpRequestView(null, null);
    assertThat(view.headerValues("authorization")).isEmpty();
    assertThat(view.hasQueryParameter("access_token")).isFalse();
  }

  @Test
  void seesQueryParameters() {
    MultiMap<String, String> query = new MultiMap<>();
    query.put("access_token", "");
    assertThat(new HttpRequestView(null, query).hasQueryParameter("access_token")).isTrue();
    assertThat(new HttpRequestView(null, query).hasQueryParameter("token")).isFalse();
  }
}
