package org.muleentra.jwt.gateway.tryout;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts an answer in a few words: the status, and what tells it from others with the same. */
final class Outcome {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ERROR = Pattern.compile("error=\"([^\"]*)\"");

  private Outcome() {}

  static String of(HttpResponse<String> response) throws IOException {
    if (response.statusCode() == 200) {
      return "200 " + JSON.readTree(response.body()).at("/authentication/properties/callerKind").asText();
    }
    Matcher error = ERROR.matcher(response.headers().firstValue("WWW-Authenticate").orElse(""));
    if (error.find()) {
      return response.statusCode() + " " + error.group(1);
    }
    return response.statusCode() + (response.headers().firstValue("Retry-After").isPresent() ? " come back later" : " bare challenge");
  }
}
