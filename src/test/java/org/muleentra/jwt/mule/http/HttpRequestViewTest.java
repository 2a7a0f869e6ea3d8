package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.util.MultiMap;

class HttpRequestViewTest {

  private static HttpRequestView view(MultiMap<String, String> headers, MultiMap<String, String> query) {
    return new HttpRequestView(headers, query, null, () -> {
      throw new AssertionError("nobody asked for the body");
    });
  }

  private static List<String> lines(Consumer<BiConsumer<String, String>> of) {
    List<String> lines = new ArrayList<>();
    of.accept((name, value) -> lines.add(name + "=" + value));
    return lines;
  }

  @Test
  void handsOverEveryLineAsItCame() {
    MultiMap<String, String> headers = new MultiMap<>();
    headers.put("Authorization", "Bearer a");
    headers.put("authorization", List.of("Bearer b", "Bearer c"));
    headers.put("authorization ", (String) null);
    assertThat(lines(view(headers, null)::headers))
        .containsExactlyInAnyOrder("Authorization=Bearer a", "authorization=Bearer b", "authorization=Bearer c", "authorization =null");
  }

  @Test
  void handsOverEveryParameterOfTheQuery() {
    MultiMap<String, String> query = new MultiMap<>();
    query.put("a", List.of("1", ""));
    assertThat(lines(view(null, query)::queryParameters)).containsExactly("a=1", "a=");
    assertThat(new HttpRequestView(null, query, "a=1&a", () -> null).query()).isEqualTo("a=1&a");
  }

  @Test
  void hasNothingWhereTheMessageHasNoHttpAttributes() {
    HttpRequestView view = view(null, null);
    assertThat(lines(view::headers)).isEmpty();
    assertThat(lines(view::queryParameters)).isEmpty();
    assertThat(view.query()).isNull();
  }

  @Test
  void asksForTheBodyWhenItIsAskedFor() {
    assertThat(new HttpRequestView(null, null, null, () -> "a=1").body().inMemory(10)).hasSize(3);
  }
}
