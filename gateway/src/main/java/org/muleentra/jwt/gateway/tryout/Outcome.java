package org.muleentra.jwt.gateway.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts an answer in a few words: the status, and what tells it from others with the same. */
final class Outcome {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern REPORT = Pattern.compile("would-refuse;status=(\\d+);reason=(\\w+);id=\"[0-9a-f-]{36}\"");

  private Outcome() {}

  /** The kind of caller and its roles, or the error of the challenge. */
  static String of(HttpResponse<String> response) throws IOException {
    if (response.statusCode() == 200) {
      return "200 " + caller(report(response));
    }
    Optional<String> error = parameter(response, "error");
    if (error.isPresent()) {
      return response.statusCode() + " " + error.get() + parameter(response, "claims").map(Outcome::wanted).orElse("");
    }
    return response.statusCode() + (response.headers().firstValue("Retry-After").isPresent() ? " come back later" : " bare challenge");
  }

  /** What the backend is told of a call that would have been refused; else as {@link #of}. */
  static String reported(HttpResponse<String> response) throws IOException {
    List<String> told = response.statusCode() == 200 ? header(response, "X-Entra-Report") : List.of();
    if (told.isEmpty()) {
      return of(response);
    }
    Matcher report = REPORT.matcher(told.get(0));
    return of(response) + (told.size() == 1 && report.matches()
        ? ", would be " + report.group(1) + " " + report.group(2) : " " + told);
  }

  /** The roles that the backend reads in its headers, however they are spelt. */
  static String rolesInHeaders(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      return of(response);
    }
    List<String> roles = header(response, "X-Entra-Roles");
    return "200 " + (roles.isEmpty() ? "no X-Entra-Roles" : "X-Entra-Roles: " + String.join(" and ", roles));
  }

  /** What a flow said, or an empty object where something else answered. */
  static JsonNode report(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /** A parameter of the challenge. */
  static Optional<String> parameter(HttpResponse<String> response, String name) {
    Matcher parameter = Pattern.compile("\\b" + name + "=\"([^\"]*)\"")
        .matcher(response.headers().firstValue("WWW-Authenticate").orElse(""));
    return parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty();
  }

  private static String caller(JsonNode report) {
    JsonNode properties = report.at("/authentication/properties");
    List<String> roles = new ArrayList<>();
    properties.path("roles").forEach(role -> roles.add(role.asText()));
    return properties.path("callerKind").asText("nobody") + (roles.isEmpty() ? "" : " as " + String.join(" and ", roles));
  }

  /** The authentication context that a claims challenge asks for. */
  private static String wanted(String claims) {
    try {
      return ": " + JSON.readTree(Base64.getDecoder().decode(claims)).at("/access_token/acrs/value").asText();
    } catch (IOException | IllegalArgumentException e) {
      return ": claims that nobody can read";
    }
  }

  private static List<String> header(HttpResponse<String> response, String name) throws IOException {
    List<String> values = new ArrayList<>();
    report(response).path("headers").fields().forEachRemaining(header -> {
      if (header.getKey().replaceAll("[^A-Za-z0-9]", "-").equalsIgnoreCase(name)) {
        header.getValue().forEach(value -> values.add(value.asText()));
      }
    });
    return values;
  }
}
