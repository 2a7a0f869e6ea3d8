package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mule.runtime.api.util.MultiMap;

class HttpRequestViewTest {

  private static HttpRequestView view(MultiMap<String, String> headers, MultiMap<String, String> query) {
    return new HttpRequestView(headers, query, () -> {
      throw new AssertionError("nobody needs the body");
    });
  }

  private static HttpRequestView post(String contentType, Object body) {
    MultiMap<String, String> headers = new MultiMap<>();
    headers.put("authorization", "Bearer a");
    headers.put("content-type", contentType);
    return new HttpRequestView(headers, null, () -> body);
  }

  @Test
  void findsEveryValueOfAHeaderInAnyCase() {
    MultiMap<String, String> headers = new MultiMap<>();
    headers.put("Authorization", "Bearer a");
    headers.put("authorization", List.of("Bearer b", "Bearer c"));
    headers.put("accept", "text/html");
    assertThat(view(headers, null).headerValues("AUTHORIZATION"))
        .containsExactly("Bearer a", "Bearer b", "Bearer c");
  }

  @Test
  void countsAHeaderWithoutAValue() {
    MultiMap<String, String> headers = new MultiMap<>();
    headers.put("authorization", (String) null);
    headers.put("authorization", "Bearer a");
    assertThat(view(headers, null).headerValues("authorization")).containsExactly("", "Bearer a");
  }

  @Test
  void hasNothingWhereTheMessageHasNoHttpAttributes() {
    HttpRequestView view = view(null, null);
    assertThat(view.headerValues("authorization")).isEmpty();
    assertThat(view.hasQueryParameter("access_token")).isFalse();
  }

  @Test
  void seesQueryParameters() {
    MultiMap<String, String> query = new MultiMap<>();
    query.put("access_token", "");
    assertThat(view(null, query).hasQueryParameter("access_token")).isTrue();
    assertThat(view(null, query).hasQueryParameter("token")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "Application/X-WWW-Form-URLEncoded ; charset=utf-8"})
  void seesParametersOfAForm(String contentType) {
    assertThat(post(contentType, "a=1&access_token=b").hasFormParameter("access_token")).isTrue();
    assertThat(post(contentType, "a=1&b=access_token").hasFormParameter("access_token")).isFalse();
  }

  @Test
  void takesNoOtherBodyForAForm() {
    assertThat(post("text/plain", "access_token=b").hasFormParameter("access_token")).isFalse();
    assertThat(post("application/json", "access_token=b").hasFormParameter("access_token")).isFalse();
  }

  @Test
  void asksForNoBodyWhereThereIsNoTokenToHaveASecondOf() {
    MultiMap<String, String> headers = new MultiMap<>();
    headers.put("content-type", "application/x-www-form-urlencoded");
    assertThat(view(headers, null).hasFormParameter("access_token")).isFalse();
  }
}
