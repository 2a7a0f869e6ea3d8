package org.muleentra.jwt.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.fault.DocumentFault;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.server.MockEntra;

/** The endpoint refuses, is busy or goes wrong on demand. */
class RefusalsTest {
  private final MockEntra entra = MockEntra.start();
  private final MockSts sts = entra.sts();

  @AfterEach
  void close() {
    entra.close();
  }

  private HttpResponse<String> ask() throws Exception {
    return TokenForm.ofDaemon().post(entra);
  }

  @ParameterizedTest
  @EnumSource(EntraError.class)
  void everyNumberIsAnsweredOnDemand(EntraError error) throws Exception {
    JsonNode regular = Json.MAPPER.readTree(error.answer(entra.clock()).body());
    int code = regular.get("error_codes").get(0).asInt();
    sts.refuseWith(code, 1);

    JsonNode body = Json.MAPPER.readTree(ask().body());
    assertThat(body.get("error_description").asText()).startsWith("AADSTS" + code + ": ");
    assertThat(body.get("error_uri").asText()).endsWith("?code=" + code);
    assertThat(ask().statusCode()).isEqualTo(200);
  }

  @Test
  void otherNumbersNeedAStatusAndAnError() throws Exception {
    assertThatThrownBy(() -> sts.refuseWith(1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("AADSTS1");
    sts.refuseWith(400, "invalid_grant", 50144);
    TokenForm.ofDaemon().refused(entra, 400, "invalid_grant", 50144);
    TokenForm.ofDaemon().refused(entra, 400, "invalid_grant", 50144);
    sts.heal();
    assertThat(ask().statusCode()).isEqualTo(200);
    assertThat(sts.requests()).isEqualTo(3);
    assertThat(sts.lastRequest().form()).containsEntry("grant_type", "client_credentials");
  }

  @Test
  void demandedRefusalsRepeatTheRequestsId() throws Exception {
    sts.refuseWith(7000222);
    assertThat(Json.MAPPER.readTree(TokenForm.ofDaemon().post(entra, "client-request-id", "5ca1ab1e").body())
        .get("correlation_id").asText()).isEqualTo("5ca1ab1e");
  }

  @Test
  void throttlesWithAndWithoutRetryAfter() throws Exception {
    sts.fault(Fault.throttled(60));
    assertThat(ask().headers().firstValue("Retry-After")).hasValue("60");
    sts.fault(Fault.status(429));
    HttpResponse<String> mute = ask();
    assertThat(mute.statusCode()).isEqualTo(429);
    assertThat(mute.headers().firstValue("Retry-After")).isEmpty();
    sts.fault(Fault.status(503, Collections.singletonMap("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT")).times(1));
    assertThat(ask().statusCode()).isEqualTo(503);
    assertThat(ask().statusCode()).isEqualTo(200);
  }

  @Test
  void answersPagesEmptinessAndTextInPlaceOfNumbers() throws Exception {
    sts.fault(Fault.html(502));
    HttpResponse<String> page = ask();
    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).startsWith("<!DOCTYPE html>");

    sts.fault(DocumentFault.body(""));
    assertThat(ask().body()).isEmpty();

    sts.lifetime(Duration.ofHours(3)).fault(DocumentFault.numbersAsText());
    JsonNode body = Json.MAPPER.readTree(ask().body());
    assertThat(body.get("expires_in").isTextual()).isTrue();
    assertThat(body.get("refresh_in").asText()).isEqualTo("5400");

    sts.fault(DocumentFault.withoutMember("expires_in"));
    assertThat(Json.MAPPER.readTree(ask().body()).has("expires_in")).isFalse();
  }
}
